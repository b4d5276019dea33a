/** What Arquillian's containers have in common that were written for the suite, since their runtimes have none that fits. */
@NullMarked
package dev.remora.it.container;

import org.jspecify.annotations.NullMarked;
