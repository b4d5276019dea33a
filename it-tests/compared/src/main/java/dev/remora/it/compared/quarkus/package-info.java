/** A page that shows the name of a user of GitHub, with Quarkus OIDC; the guide counts its lines. */
@NullMarked
package dev.remora.it.compared.quarkus;

import org.jspecify.annotations.NullMarked;
