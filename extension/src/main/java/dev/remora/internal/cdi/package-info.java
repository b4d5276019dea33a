/**
 * The CDI extensions and the wiring.
 * Collects names and beans at boot, adds one bean per name, reports all problems at once.
 */
@NullMarked
package dev.remora.internal.cdi;

import org.jspecify.annotations.NullMarked;
