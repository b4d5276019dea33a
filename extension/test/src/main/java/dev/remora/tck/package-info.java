/** What every store has to do, and doubles for it: a store's own test extends the contract and makes the store. */
@NullMarked
package dev.remora.tck;

import org.jspecify.annotations.NullMarked;
