/**
 * The settings of one remote application as values, complete and checked.
 * Knows the keys, but not where values come from.
 */
@NullMarked
package dev.remora.internal.settings;

import org.jspecify.annotations.NullMarked;
