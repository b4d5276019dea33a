/**
 * OAuth 1.0a (RFC 5849): base string, signatures, the Authorization header, temporary and token credentials.
 * Values in, values out: no HTTP, no configuration.
 */
@NullMarked
package dev.remora.internal.oauth1;

import org.jspecify.annotations.NullMarked;
