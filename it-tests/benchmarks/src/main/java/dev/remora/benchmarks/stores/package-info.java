/** Measures the stores of tokens. */
@NullMarked
package dev.remora.benchmarks.stores;

import org.jspecify.annotations.NullMarked;
