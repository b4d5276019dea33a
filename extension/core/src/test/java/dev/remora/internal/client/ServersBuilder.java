package dev.remora.internal.client;

import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;

/** A server's own builder of RESTEasy clients, as Open Liberty has one. */
final class ServersBuilder extends ResteasyClientBuilderImpl {}
