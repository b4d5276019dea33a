/** An application that calls remote APIs by interfaces of MicroProfile REST Client. For runtimes that have it. */
@NullMarked
package dev.remora.it.restclient;

import org.jspecify.annotations.NullMarked;
