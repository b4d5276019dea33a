/** Each store with Weld SE and RESTEasy. */
@NullMarked
package dev.remora.it.stores.embedded;

import org.jspecify.annotations.NullMarked;
