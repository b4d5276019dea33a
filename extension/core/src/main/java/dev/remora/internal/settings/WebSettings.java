package dev.remora.internal.settings;

/**
 * Settings of the ready-made endpoints and of callers.
 *
 * @param endpoints whether the ready-made endpoints are switched on
 * @param endpointsPath their path, without a slash at its end; with one at its beginning the whole path
 * @param caller whether users who signed in are callers
 */
public record WebSettings(boolean endpoints, String endpointsPath, boolean caller) {}
