/**
 * Begins and finishes authorization requests, and renews tokens.
 * Knows neither JAX-RS nor CDI.
 */
@NullMarked
package dev.remora.internal.signin;

import org.jspecify.annotations.NullMarked;
