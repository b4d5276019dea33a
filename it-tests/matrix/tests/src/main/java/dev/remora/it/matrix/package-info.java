/** The tests that run on each implementation of CDI with each JAX-RS client, on a flat class path without a server. */
@NullMarked
package dev.remora.it.matrix;

import org.jspecify.annotations.NullMarked;
