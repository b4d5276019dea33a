/** A second application under test: what the shop does not do, each part in a resource of its own. */
@NullMarked
package dev.remora.it.parts;

import org.jspecify.annotations.NullMarked;
