/** JMH benchmarks of Remora beside other clients, and the tables made of them. */
@NullMarked
package dev.remora.benchmarks;

import org.jspecify.annotations.NullMarked;
