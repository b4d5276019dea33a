/** Remora in Quarkus applications: what is wired while they are built, and what their JAX-RS client does differently. */
@NullMarked
package dev.remora.it.quarkus;

import org.jspecify.annotations.NullMarked;
