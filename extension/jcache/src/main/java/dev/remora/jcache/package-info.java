/**
 * Keeps tokens, sign-ins under way and logouts in a cache of JCache (JSR 107), such as Hazelcast, for many nodes. Every change is one
 * atomic operation of the cache, and what is kept is encrypted.
 */
@NullMarked
package dev.remora.jcache;

import org.jspecify.annotations.NullMarked;
