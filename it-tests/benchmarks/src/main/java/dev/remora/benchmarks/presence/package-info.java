/** What it costs to have Remora in an application: time to start, memory, size. */
@NullMarked
package dev.remora.benchmarks.presence;

import org.jspecify.annotations.NullMarked;
