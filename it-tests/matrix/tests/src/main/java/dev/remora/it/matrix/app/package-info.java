/** What CDI discovers of the program. */
@NullMarked
package dev.remora.it.matrix.app;

import org.jspecify.annotations.NullMarked;
