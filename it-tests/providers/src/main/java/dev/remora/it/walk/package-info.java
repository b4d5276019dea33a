/** Walks through the sign-in sample from outside, as somebody who has just started it would. It needs nothing but the JDK. */
@NullMarked
package dev.remora.it.walk;

import org.jspecify.annotations.NullMarked;
