/** An application that keeps tokens in a data source of the server. */
@NullMarked
package dev.remora.it.stores.datasource;

import org.jspecify.annotations.NullMarked;
