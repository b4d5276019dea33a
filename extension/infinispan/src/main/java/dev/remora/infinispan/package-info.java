/**
 * Keeps tokens, sign-ins under way and logouts in a clustered cache of embedded Infinispan, for many nodes. Every change is one atomic
 * operation of the cluster, and what is kept is encrypted.
 */
@NullMarked
package dev.remora.infinispan;

import org.jspecify.annotations.NullMarked;
