package dev.remora.it.quarkus.suite;

import dev.remora.it.container.LoopbackConfiguration;

/** The properties of the container in {@code arquillian.xml}. */
public final class QuarkusConfiguration extends LoopbackConfiguration {}
