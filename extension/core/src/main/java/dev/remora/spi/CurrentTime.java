package dev.remora.spi;

import java.time.InstantSource;

/**
 * Says what time it is, in place of the system's clock: for tests of an application, and for machines whose own clock cannot
 * be trusted. Expiry of tokens, age of pending authorizations and timestamps of OAuth 1.0a follow it; timeouts do not. One
 * unqualified CDI bean serves all remote applications.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface CurrentTime extends InstantSource {}
