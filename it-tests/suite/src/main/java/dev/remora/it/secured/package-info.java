/** An application whose users sign in by the mechanism of remora-security; its servlets, resources, beans and EJBs say who calls. */
@NullMarked
package dev.remora.it.secured;

import org.jspecify.annotations.NullMarked;
