/** An application that keeps tokens in a data source of the server. */
@NullMarked
package dev.remora.it.wildfly.store;

import org.jspecify.annotations.NullMarked;
