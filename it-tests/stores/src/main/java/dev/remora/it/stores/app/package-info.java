/** An application that signs in and calls. */
@NullMarked
package dev.remora.it.stores.app;

import org.jspecify.annotations.NullMarked;
