/** The sample as an application that does not stay: it works on threads of its own too, and what it has leaves traces. */
@NullMarked
package dev.remora.it.guest;

import org.jspecify.annotations.NullMarked;
