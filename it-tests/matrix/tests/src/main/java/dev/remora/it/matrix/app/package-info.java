/** What a program has to have that has no server. */
@NullMarked
package dev.remora.it.matrix.app;

import org.jspecify.annotations.NullMarked;
