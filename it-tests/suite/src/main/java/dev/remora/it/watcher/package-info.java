/** An application that stays, has nothing to do with Remora, and tells what is left of one that had. */
@NullMarked
package dev.remora.it.watcher;

import org.jspecify.annotations.NullMarked;
