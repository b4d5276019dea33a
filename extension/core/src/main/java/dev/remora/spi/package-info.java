/**
 * The contracts that an integrator replaces: each interface is one that a CDI bean of the application may implement, for all
 * remote applications or, qualified with {@link dev.remora.RemoteApp}, for one. Two candidates for one of them are a deployment
 * problem. Modules beside Remora add settings too: {@link dev.remora.spi.SettingDefinitions} is a service, and
 * {@link dev.remora.spi.Settings} a bean that Remora provides.
 */
@NullMarked
package dev.remora.spi;

import org.jspecify.annotations.NullMarked;
