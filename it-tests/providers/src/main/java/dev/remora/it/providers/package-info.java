/**
 * Providers for tests, started and stopped as processes of their own on free loopback ports, each within a bounded time and
 * never outliving the tests.
 */
@NullMarked
package dev.remora.it.providers;

import org.jspecify.annotations.NullMarked;
