/**
 * The sentences of Remora, each with an id that is never reused.
 * Builds exceptions and log texts, never throws, and shows no secret.
 */
@NullMarked
package dev.remora.internal.message;

import org.jspecify.annotations.NullMarked;
