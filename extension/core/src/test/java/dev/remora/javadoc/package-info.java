/** Checks that what an application sees has Javadoc: JDK 17's own check counts what needs none. */
@NullMarked
package dev.remora.javadoc;

import org.jspecify.annotations.NullMarked;
