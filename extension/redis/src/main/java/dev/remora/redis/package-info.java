/**
 * Keeps tokens, sign-ins under way and logouts in Redis, for many nodes. Every change is one atomic command of the engine, and what is
 * kept is encrypted.
 */
@NullMarked
package dev.remora.redis;

import org.jspecify.annotations.NullMarked;
