/**
 * Remora on the server side of JAX-RS: tells it the current request and the browser session, and answers what goes wrong.
 * Applications import {@link dev.remora.jaxrs.RemoteAppFeature} at most; all else registers itself.
 */
@NullMarked
package dev.remora.jaxrs;

import org.jspecify.annotations.NullMarked;
