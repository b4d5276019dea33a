@NullMarked
package dev.remora.infinispan;

import org.jspecify.annotations.NullMarked;
