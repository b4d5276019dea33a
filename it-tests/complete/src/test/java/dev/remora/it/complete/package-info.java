@NullMarked
package dev.remora.it.complete;

import org.jspecify.annotations.NullMarked;
