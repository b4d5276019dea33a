/**
 * Remora on the server side of JAX-RS: the current request and its browser session, answers to what goes wrong, and signing
 * for clients that the application builds itself. The servlet API is used where it is there, and Jersey's events; Quarkus knows
 * it by annotations of its own.
 */
module dev.remora.jaxrs {
    requires transitive dev.remora;
    requires jakarta.annotation;
    requires static jakarta.servlet;
    requires static jersey.common;
    requires static jersey.server;
    requires static microprofile.rest.client.api;
    requires static resteasy.reactive;
    requires static transitive org.jspecify;

    exports dev.remora.jaxrs;

    // Weld makes client proxies of the request-scoped bean
    opens dev.remora.jaxrs;

    provides jakarta.ws.rs.core.Feature with
            dev.remora.jaxrs.RemoraFeature;
    provides org.eclipse.microprofile.rest.client.spi.RestClientListener with
            dev.remora.jaxrs.RemoteAppListener;
}
