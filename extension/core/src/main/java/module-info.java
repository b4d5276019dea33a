/**
 * Remora: signs users in with, and calls the APIs of, other people's services over OAuth 1.0a and OAuth 2. Applications
 * import {@code dev.remora}, integrators {@code dev.remora.spi}.
 */
module dev.remora {
    requires transitive jakarta.cdi;
    requires transitive jakarta.inject;
    requires transitive jakarta.ws.rs;
    requires transitive jakarta.json;
    requires transitive java.xml;
    requires static transitive org.jspecify;
    requires jakarta.annotation;
    requires jakarta.json.bind;
    requires static java.naming;
    requires static org.jose4j; // an application without OpenID Connect may leave it out
    requires java.net.http;
    requires microprofile.config.api;

    exports dev.remora;
    exports dev.remora.spi;

    opens dev.remora.internal.cdi; // observers are called reflectively

    uses dev.remora.spi.SettingDefinitions;

    provides jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension with
            dev.remora.internal.cdi.BuildTimeExtension;
    provides jakarta.enterprise.inject.spi.Extension with
            dev.remora.internal.cdi.RemoraExtension;
}
