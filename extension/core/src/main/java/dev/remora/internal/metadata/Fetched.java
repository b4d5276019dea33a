package dev.remora.internal.metadata;

import java.time.Duration;

/** A document that was fetched, and how long it may be kept. */
record Fetched<T>(T value, Duration lifetime) {}
