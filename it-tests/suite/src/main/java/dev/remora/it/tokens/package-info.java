/** A token store for applications whose tokens fit into no cookie. */
@NullMarked
package dev.remora.it.tokens;

import org.jspecify.annotations.NullMarked;
