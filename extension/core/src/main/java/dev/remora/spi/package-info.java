/**
 * The contracts that an integrator replaces: each interface is one that a CDI bean of the application may implement, for all
 * remote applications or, qualified with {@link dev.remora.RemoteApp}, for one. Two candidates for one of them are a deployment
 * problem.
 */
@NullMarked
package dev.remora.spi;

import org.jspecify.annotations.NullMarked;
