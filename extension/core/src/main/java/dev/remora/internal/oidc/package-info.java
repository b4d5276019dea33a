/**
 * OpenID Connect: ID tokens, userinfo, logout tokens, and the identity that comes of them. Values in, values out: no HTTP, no
 * configuration, no keys.
 */
@NullMarked
package dev.remora.internal.oidc;

import org.jspecify.annotations.NullMarked;
