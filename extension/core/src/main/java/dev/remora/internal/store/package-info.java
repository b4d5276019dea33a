/**
 * The default stores: tokens and pending authorizations in the browser session.
 * Atomic where the SPI says so.
 */
@NullMarked
package dev.remora.internal.store;

import org.jspecify.annotations.NullMarked;
