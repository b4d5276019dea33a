/** What is peculiar to one JAX-RS client. */
@NullMarked
package dev.remora.internal.client;

import org.jspecify.annotations.NullMarked;
