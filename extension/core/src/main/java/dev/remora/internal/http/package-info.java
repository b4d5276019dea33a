/**
 * The calls of the protocol itself on java.net.http.
 * One place holds the rules: deadline, size, no redirects, https, no silent resend.
 */
@NullMarked
package dev.remora.internal.http;

import org.jspecify.annotations.NullMarked;
