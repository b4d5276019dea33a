/** Starts the pages and the stand-in provider in one process; not for a WAR. */
@NullMarked
package dev.remora.samples.signin.start;

import org.jspecify.annotations.NullMarked;
