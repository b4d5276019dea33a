/** Keeps a runner honest: it has to run every test that the suite has. */
@NullMarked
package dev.remora.it.complete;

import org.jspecify.annotations.NullMarked;
