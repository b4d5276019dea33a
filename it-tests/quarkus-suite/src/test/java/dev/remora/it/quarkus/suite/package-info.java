/**
 * Quarkus as a container that Arquillian deploys to: each archive is built as an application of its own and runs in a process of
 * its own.
 */
@NullMarked
package dev.remora.it.quarkus.suite;

import org.jspecify.annotations.NullMarked;
