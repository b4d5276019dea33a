@NullMarked
package dev.remora.jdbc;

import org.jspecify.annotations.NullMarked;
