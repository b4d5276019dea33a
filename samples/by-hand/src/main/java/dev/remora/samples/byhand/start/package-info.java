/** Starts the application and the stand-in provider in one process; not for a WAR. */
@NullMarked
package dev.remora.samples.byhand.start;

import org.jspecify.annotations.NullMarked;
