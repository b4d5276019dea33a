package dev.remora.it.beans;

import dev.remora.OAuthRemote;
import java.util.List;

/**
 * Asks observers for theirs.
 *
 * @param told what they have
 */
public record Asked(List<OAuthRemote> told) {}
