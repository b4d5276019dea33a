package dev.remora.internal.oauth2;

import dev.remora.internal.settings.ProviderMetadata;
import java.net.URI;

/** The one server that a client assertion is for, so that another one that gets it cannot use it. */
@FunctionalInterface
interface AssertionAudience {

    /** Its issuer, as RFC 10070 has it; the endpoint that is called where no issuer is known. */
    AssertionAudience ISSUER = (metadata, endpoint) -> {
        String issuer = metadata.issuer();
        return issuer == null ? endpoint.toString() : issuer;
    };

    /** The endpoint that is called, as servers older than RFC 10070 want it. */
    AssertionAudience ENDPOINT = (metadata, endpoint) -> endpoint.toString();

    /** Always the same. */
    static AssertionAudience of(String uri) {
        return (metadata, endpoint) -> uri;
    }

    String of(ProviderMetadata metadata, URI endpoint);
}
