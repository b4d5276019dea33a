/** What turns the sign-in sample into a web application. */
@NullMarked
package dev.remora.it.sample;

import org.jspecify.annotations.NullMarked;
