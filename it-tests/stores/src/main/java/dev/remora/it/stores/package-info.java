/** One sign-in whose token is kept in a store: the same on every runtime and with every store. */
@NullMarked
package dev.remora.it.stores;

import org.jspecify.annotations.NullMarked;
