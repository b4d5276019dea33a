/** Tests of what WildFly has of its own: data sources and transactions of the server. */
@NullMarked
package dev.remora.it.wildfly;

import org.jspecify.annotations.NullMarked;
