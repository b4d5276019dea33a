/** The same application, with another member of its cluster beside it. */
@NullMarked
package dev.remora.it.stores.member;

import org.jspecify.annotations.NullMarked;
