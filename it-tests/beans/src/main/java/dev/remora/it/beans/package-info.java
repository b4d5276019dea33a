/** Beans and types that applications under test have, those on servers and programs without one. */
@NullMarked
package dev.remora.it.beans;

import org.jspecify.annotations.NullMarked;
