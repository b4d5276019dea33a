/** Tests of what Open Liberty has of its own: data sources and transactions of the server. */
@NullMarked
package dev.remora.it.liberty;

import org.jspecify.annotations.NullMarked;
