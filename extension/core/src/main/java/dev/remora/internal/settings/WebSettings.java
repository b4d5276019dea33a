package dev.remora.internal.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the ready-made endpoints and of callers.
 *
 * @param endpoints whether the ready-made endpoints are switched on
 * @param endpointsPath their path, without a slash at its end; with one at its beginning the whole path
 * @param caller whether users who signed in are callers
 * @param linkFreshWithin how long ago at most the caller may have proved who it is where an account is linked, or {@code null}
 */
public record WebSettings(
        boolean endpoints,
        String endpointsPath,
        boolean caller,
        @Nullable Duration linkFreshWithin) {}
