/**
 * The life of tokens: who has them, where they are, how they are obtained, refreshed once, replaced and forgotten.
 * Knows neither JAX-RS nor CDI.
 */
@NullMarked
package dev.remora.internal.token;

import org.jspecify.annotations.NullMarked;
