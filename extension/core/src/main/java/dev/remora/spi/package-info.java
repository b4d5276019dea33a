/**
 * The contracts that an integrator replaces: each interface is a seam that a CDI bean of the application may fill, for all
 * remote applications or, qualified with {@link dev.remora.RemoteApp}, for one. Two candidates for one seam are a deployment
 * problem.
 */
@NullMarked
package dev.remora.spi;

import org.jspecify.annotations.NullMarked;
