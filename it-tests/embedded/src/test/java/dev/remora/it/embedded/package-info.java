/** A JAX-RS implementation's SeBootstrap with Weld SE as a container that Arquillian deploys to, inside the tests' own JVM. */
@NullMarked
package dev.remora.it.embedded;

import org.jspecify.annotations.NullMarked;
