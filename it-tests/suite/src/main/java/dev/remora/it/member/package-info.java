/** An application whose sign-ins the ready-made endpoints run. */
@NullMarked
package dev.remora.it.member;

import org.jspecify.annotations.NullMarked;
