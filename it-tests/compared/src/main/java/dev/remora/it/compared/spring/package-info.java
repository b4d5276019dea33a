/** A page that shows the name of a user of GitHub, with Spring Security; the guide counts its lines. */
@NullMarked
package dev.remora.it.compared.spring;

import org.jspecify.annotations.NullMarked;
