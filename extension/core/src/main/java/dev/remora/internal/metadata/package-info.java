/**
 * Knows what a provider says about itself: fetches its metadata and keys, and keeps them.
 * Asks the provider no more often than needed, and goes on with the copies it has while the provider is down.
 */
@NullMarked
package dev.remora.internal.metadata;

import org.jspecify.annotations.NullMarked;
