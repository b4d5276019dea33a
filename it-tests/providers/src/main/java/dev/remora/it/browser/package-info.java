/**
 * A browser without a screen: it keeps cookies, follows redirects, and fills in and sends forms. It needs nothing but the
 * JDK, so that it can also be run on its own.
 */
@NullMarked
package dev.remora.it.browser;

import org.jspecify.annotations.NullMarked;
