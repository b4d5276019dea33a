/**
 * Keeps tokens, sign-ins under way and logouts in a relational database, for many nodes. Every write commits on its own, outside of
 * the application's transactions, and what is kept is encrypted.
 */
@NullMarked
package dev.remora.jdbc;

import org.jspecify.annotations.NullMarked;
