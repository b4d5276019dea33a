/**
 * The CDI extensions and the wiring.
 * Collects names and beans at boot, adds one bean per name, reports all problems at once.
 * What runs while an application boots has loops in place of streams: to link a lambda takes longer than what it does then.
 */
@NullMarked
package dev.remora.internal.cdi;

import org.jspecify.annotations.NullMarked;
