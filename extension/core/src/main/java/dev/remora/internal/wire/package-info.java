/**
 * The formats of the wire: percent-encoding, form, JSON and XML, one strict reader each, and secrets; and values that are made once.
 * Readers throw {@link dev.remora.internal.wire.WireException} and nothing else.
 */
@NullMarked
package dev.remora.internal.wire;

import org.jspecify.annotations.NullMarked;
