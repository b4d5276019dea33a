/**
 * Several JVMs on one store, run by hand: one refresh among all of them, kills at given points, and a store that stops. A module
 * with a store starts its engine and hands it to {@link dev.remora.tck.nodes.ManyNodes}.
 */
@org.jspecify.annotations.NullMarked
package dev.remora.tck.nodes;
