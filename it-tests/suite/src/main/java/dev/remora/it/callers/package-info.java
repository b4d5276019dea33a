/** An application whose callers a mechanism of Jakarta Security authenticates. */
@NullMarked
package dev.remora.it.callers;

import org.jspecify.annotations.NullMarked;
