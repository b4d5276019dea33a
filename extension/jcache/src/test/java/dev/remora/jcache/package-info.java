@NullMarked
package dev.remora.jcache;

import org.jspecify.annotations.NullMarked;
