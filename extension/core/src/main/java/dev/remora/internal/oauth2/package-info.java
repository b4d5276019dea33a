/**
 * OAuth 2 (RFC 6749) and its family: authorization requests and responses, token requests and responses, PKCE.
 * Values in, values out: no HTTP, no configuration.
 */
@NullMarked
package dev.remora.internal.oauth2;

import org.jspecify.annotations.NullMarked;
