/** An application that lets exceptions through, and mappers of its own that a test adds to it, one at a time. */
@NullMarked
package dev.remora.it.mapped;

import org.jspecify.annotations.NullMarked;
