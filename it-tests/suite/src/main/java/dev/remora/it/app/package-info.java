/** The application under test: it signs in with, and calls, whatever remote application the address names. */
@NullMarked
package dev.remora.it.app;

import org.jspecify.annotations.NullMarked;
