/** A suite to be counted. */
@NullMarked
package dev.remora.it.complete.example;

import org.jspecify.annotations.NullMarked;
