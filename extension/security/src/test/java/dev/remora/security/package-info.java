@NullMarked
package dev.remora.security;

import org.jspecify.annotations.NullMarked;
