/**
 * A provider that stands in for Twitter, GitHub and Weibo, in memory and on the loopback interface. It knows nothing of
 * Remora: what it accepts, it has checked with code of its own.
 */
@NullMarked
package dev.remora.samples.provider;

import org.jspecify.annotations.NullMarked;
