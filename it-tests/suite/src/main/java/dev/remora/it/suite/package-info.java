/** The integration tests, run over HTTP against a deployed application; they know nothing of the server they run on. */
@NullMarked
package dev.remora.it.suite;

import org.jspecify.annotations.NullMarked;
