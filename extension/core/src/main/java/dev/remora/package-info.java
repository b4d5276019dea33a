/**
 * The types that an application imports to sign its users in with, and to call, remote applications over OAuth 1.0a (RFC
 * 5849) and OAuth 2 (RFC 6749). Types of this package stay compatible within a major version; none of their texts shows a
 * secret.
 */
@NullMarked
package dev.remora;

import org.jspecify.annotations.NullMarked;
