/**
 * Pages that sign in with four remote applications, read a timeline and write to it, and tell who somebody is. Plain JAX-RS and CDI: the same classes
 * run in {@code start.Main} and in a WAR on any server.
 */
@NullMarked
package dev.remora.samples.signin;

import org.jspecify.annotations.NullMarked;
