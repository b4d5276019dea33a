/** The three methods of a sign-in, written by hand instead of {@code remora.endpoints=true}. Plain JAX-RS and CDI. */
@NullMarked
package dev.remora.samples.byhand;

import org.jspecify.annotations.NullMarked;
