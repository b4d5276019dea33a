/**
 * The remote application as its user sees it: calls through the JAX-RS client, signing filters, decoding.
 * Whatever can fail with an exception of ours fails before JAX-RS is called.
 */
@NullMarked
package dev.remora.internal.client;

import org.jspecify.annotations.NullMarked;
