/** Tests of what Payara Micro has of its own: data sources and transactions of the server. */
@NullMarked
package dev.remora.it.payara;

import org.jspecify.annotations.NullMarked;
