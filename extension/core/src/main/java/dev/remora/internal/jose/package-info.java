/**
 * JSON Web Signatures, Encryption and Keys (RFC 7515 to 7518, RFC 8037): compact tokens are read, verified, decrypted and
 * signed, by algorithms that the caller lists. Types of jose4j do not leave this package, and its classes are loaded when a
 * JSON Web Key or an encrypted token is read: an application that meets neither runs without its jar.
 */
@NullMarked
package dev.remora.internal.jose;

import org.jspecify.annotations.NullMarked;
