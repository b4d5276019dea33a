/** Helidon MP as a container that Arquillian deploys to: a process of its own for each archive, on the tests' own JDK. */
@NullMarked
package dev.remora.it.helidon;

import org.jspecify.annotations.NullMarked;
