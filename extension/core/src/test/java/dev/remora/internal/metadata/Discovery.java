package dev.remora.internal.metadata;

import dev.remora.internal.oidc.ProviderMetadataReader;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.spi.ProtocolCall;

/** Metadata of a provider that a test scripts, in a time that it passes. */
final class Discovery {

    static final String ISSUER = "https://sso.example/realms/main";
    static final String APPENDED = ISSUER + "/.well-known/openid-configuration";
    static final String OAUTH = "https://sso.example/.well-known/oauth-authorization-server/realms/main";
    static final String INSERTED = "https://sso.example/.well-known/openid-configuration/realms/main";

    /** What a document has at least to be one of that issuer. */
    static final String DOCUMENT = "{\"issuer\":\"" + ISSUER + "\",\"token_endpoint\":\"" + ISSUER
            + "/token\",\"jwks_uri\":\"" + ISSUER + "/keys\"}";

    final ScriptedExchange provider = new ScriptedExchange();
    final TimeByHand time = new TimeByHand();

    MetadataSource of(DiscoveringApp app) {
        return of(app, true, DiscoveringApp.nothingSet());
    }

    MetadataSource of(DiscoveringApp app, boolean openIdFirst, ProviderMetadata configured) {
        RefreshSchedule schedule = time.schedule();
        return new DiscoveredMetadata(
                "acme",
                configured,
                schedule,
                new MetadataSearch(
                        app.settings(),
                        ProviderDocuments.places(app.openId(), openIdFirst),
                        new DocumentCall(app.settings(), provider, ProtocolCall.METADATA),
                        new ProviderMetadataReader(app.settings(), app.openId()),
                        schedule.nanoTime()));
    }
}
