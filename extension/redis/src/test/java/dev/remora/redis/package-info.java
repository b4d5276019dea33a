@NullMarked
package dev.remora.redis;

import org.jspecify.annotations.NullMarked;
