/**
 * Reads settings from MicroProfile Config, definitions and presets.
 * Reports all missing and bad keys of a remote application at once.
 */
@NullMarked
package dev.remora.internal.config;

import org.jspecify.annotations.NullMarked;
