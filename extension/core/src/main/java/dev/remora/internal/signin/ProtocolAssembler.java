package dev.remora.internal.signin;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.metadata.ListedAlgorithms;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.metadata.ProviderDocuments;
import dev.remora.internal.oauth1.NonceSource;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.oauth1.SignatureAlgorithms;
import dev.remora.internal.oauth2.ClientAuthentication;
import dev.remora.internal.oauth2.ClientAuthentications;
import dev.remora.internal.oauth2.TokenRequests;
import dev.remora.internal.oauth2.TokenResponseReader;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.oidc.IdTokenValidator;
import dev.remora.internal.oidc.IdentityReader;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.oidc.SignatureCheck;
import dev.remora.internal.oidc.UserAnswerReader;
import dev.remora.internal.oidc.UserinfoReader;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.settings.SigningSettings;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.settings.TokenPlacement;
import dev.remora.internal.settings.UserEndpointSettings;
import dev.remora.internal.token.IdTokens;
import dev.remora.internal.token.OAuth1TokenIssuer;
import dev.remora.internal.token.OAuth2TokenIssuer;
import dev.remora.internal.token.PresentIssuer;
import dev.remora.internal.token.RefreshRefusals;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.internal.token.SignedCalls;
import dev.remora.internal.token.TokenRevocation;
import dev.remora.internal.token.ToleranceLog;
import dev.remora.internal.token.UserEndpoint;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.ForcedType;
import dev.remora.internal.wire.JsonPointers;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import dev.remora.internal.wire.SentSecrets;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Puts together what is different with each protocol. */
final class ProtocolAssembler {

    private final RemoteAppSettings settings;
    private final ProtocolExchange exchange;
    private final ProviderDocuments documents;
    private final RemoteAppDependencies dependencies;
    private final JsonReader json;
    private final Tolerable tolerable;

    ProtocolAssembler(
            RemoteAppSettings settings,
            ProtocolExchange exchange,
            ProviderDocuments documents,
            RemoteAppDependencies dependencies) {
        this.settings = settings;
        this.exchange = exchange;
        this.documents = documents;
        this.dependencies = dependencies;
        this.tolerable = Tolerable.of(settings);
        JsonReader reader = new JsonReader();
        this.json = isStrict() ? reader : reader.tolerating(oddity -> {});
    }

    /** @throws dev.remora.SettingsException if settings contradict the protocol */
    ProtocolParts parts() {
        return settings.protocol() instanceof OAuth1Settings oauth1
                ? oauth1(oauth1)
                : oauth2((OAuth2Settings) settings.protocol());
    }

    private ProtocolParts oauth1(OAuth1Settings oauth1) {
        OAuth1Signer signer = signer(oauth1);
        ToleranceLog tolerances = new ToleranceLog(settings.name());
        SignedCalls calls = new SignedCalls(
                settings.name(),
                exchange,
                signer,
                oauth1.signing().placement(),
                forced(oauth1.tokenEndpoint()),
                !tolerable.contains(Tolerance.TYPE_NOT_KEPT),
                tolerances,
                json,
                dependencies.clock());
        OAuth1TokenIssuer issuer =
                new OAuth1TokenIssuer(settings.name(), oauth1, settings.urls(), format(), calls, dependencies.clock());
        return new ProtocolParts(
                new OAuth1Flow(
                        settings.name(),
                        oauth1,
                        format(),
                        new BareDenials(tolerable.contains(Tolerance.BARE_DENIAL), tolerances),
                        calls,
                        issuer),
                MetadataSource.configured(oauth1.configured()),
                issuer,
                RefreshRefusals.ofOAuth1(oauth1.tokenEndpoint().finalErrors()),
                oauth1.renewalMargin(),
                users(tolerances, (request, token) -> calls.send(request, Parameters.none(), (OAuth1Token) token)),
                null,
                null,
                oauth1.signing().emptyToken() ? signer.withEmptyToken() : signer); // of calls, not of the handshake
    }

    private OAuth1Signer signer(OAuth1Settings oauth1) {
        SigningSettings signing = oauth1.signing();
        OAuth1Signer signer = new OAuth1Signer(
                settings.name(),
                oauth1.clientId(),
                new SignatureAlgorithms(settings.name(), dependencies.signatureMethods())
                        .named(
                                signing.method(),
                                signing.consumerSecret(),
                                signing.rsaKey(),
                                signing.rsaKeyPassphrase()),
                signing.realm(),
                NonceSource.random(dependencies.random()),
                dependencies.clock());
        signer = signer.withResponses(settings.provider().responses());
        return signing.version() ? signer : signer.withoutVersion();
    }

    private ProtocolParts oauth2(OAuth2Settings oauth2) {
        TokenEndpointSettings endpoint = oauth2.tokenEndpoint();
        ToleranceLog tolerances = new ToleranceLog(settings.name());
        OpenIdSettings openId = oauth2.openId();
        MetadataSource metadata = openId == null
                ? MetadataSource.configured(oauth2.configured())
                : documents.metadata(
                        settings, openId, OpenIdSettings.isAskedFor(oauth2.scope()), oauth2.configured(), exchange);
        ClientAuthentication client = client(oauth2, metadata);
        TokenRequests requests = new TokenRequests(
                settings.name(), client, endpoint.method(), endpoint.params(), endpoint.headers(), format());
        SignatureCheck signatures = openId == null
                ? null
                : documents.signatures(settings, openId, oauth2.clientSecret(), metadata, exchange);
        IdTokens idTokens =
                openId == null || signatures == null ? null : idTokens(openId, metadata, signatures, tolerances);
        OAuth2TokenIssuer issuer = new OAuth2TokenIssuer(
                oauth2,
                settings.urls(),
                metadata,
                requests,
                reader(oauth2, client, requests),
                exchange,
                tolerances,
                idTokens);
        States states = new States(settings, dependencies.states(), dependencies.random());
        return new ProtocolParts(
                new OAuth2Flow(
                        settings.name(),
                        oauth2,
                        settings.provider(),
                        new CallbackIssuer(
                                settings.name(),
                                oauth2,
                                metadata,
                                !tolerable.contains(Tolerance.ISSUER_IGNORED),
                                tolerances),
                        new BareDenials(
                                tolerable.contains(Tolerance.BARE_DENIAL) && oauth2.issuer() == null && openId == null,
                                tolerances),
                        states,
                        issuer,
                        metadata,
                        idTokens,
                        dependencies.random()),
                metadata,
                issuer,
                RefreshRefusals.ofOAuth2(endpoint.finalErrors()),
                oauth2.renewalMargin(),
                users(tolerances, this::withBearer),
                new TokenRevocation(
                        settings.name(),
                        endpoint.revoke(),
                        new PresentIssuer(openId, metadata),
                        metadata,
                        requests,
                        exchange),
                signatures,
                null);
    }

    private @Nullable UserEndpoint users(
            ToleranceLog tolerances, BiFunction<ProtocolRequest, Token, ProtocolResponse> signedCalls) {
        UserEndpointSettings users = settings.userEndpoint();
        return users == null
                ? null
                : new UserEndpoint(
                        settings.name(),
                        users,
                        settings.provider().calls().headers(),
                        settings.urls(),
                        answers(tolerances),
                        identities(tolerances),
                        signedCalls);
    }

    private ProtocolResponse withBearer(ProtocolRequest request, Token token) {
        TokenPlacement placement = settings.tokenPlacement();
        String accessToken = ((OAuth2Token) token).accessToken();
        return exchange.send(
                request,
                unsigned -> placement.inQuery()
                        ? unsigned.withUri(placement.in(unsigned.uri(), accessToken))
                        : unsigned.withHeader(placement.name(), placement.prefix() + accessToken));
    }

    private IdTokens idTokens(
            OpenIdSettings openId, MetadataSource metadata, SignatureCheck signatures, ToleranceLog tolerances) {
        String clientId = settings.protocol().clientId();
        Set<OpenIdTolerance> forgivable = tolerable.of(OpenIdTolerance.class);
        String rolesClaim = settings.caller().rolesClaim();
        return new IdTokens(
                openId,
                metadata,
                new ListedAlgorithms(settings.name(), signatures, metadata, forgivable, tolerances::log),
                settings.provider().calls().headers(),
                this::withBearer,
                new IdTokenValidator(settings.name(), clientId, openId, forgivable, dependencies.clock()),
                new UserinfoReader(answers(tolerances), clientId, openId, signatures, dependencies.clock()),
                identities(tolerances),
                tolerances,
                rolesClaim == null ? null : JsonPointers.member(rolesClaim));
    }

    private UserAnswerReader answers(ToleranceLog tolerances) {
        boolean forcedJson = ContentType.parse(settings.api().contentType())
                .filter(ContentType::isJson)
                .isPresent();
        return new UserAnswerReader(
                settings.name(), forcedJson, tolerable.of(OpenIdTolerance.class), tolerances::log, new JsonReader());
    }

    private IdentityReader identities(ToleranceLog tolerances) {
        return new IdentityReader(settings.name(), tolerable.of(OpenIdTolerance.class), tolerances::log);
    }

    // the configured endpoints are enough for an assertion, and nothing is fetched for it then
    private ClientAuthentication client(OAuth2Settings oauth2, MetadataSource metadata) {
        return new ClientAuthentications(settings.name(), dependencies.clock(), dependencies.random())
                .of(oauth2, () -> oauth2.configured().tokenEndpoint() == null ? metadata.get() : metadata.configured());
    }

    private TokenResponseReader reader(OAuth2Settings oauth2, ClientAuthentication client, TokenRequests requests) {
        Secret secret = oauth2.clientSecret();
        return new TokenResponseReader(
                settings.name(),
                tolerable.of(Tolerance.class),
                forced(oauth2.tokenEndpoint()),
                types(),
                oauth2.tokenEndpoint().bearerTypes(),
                oauth2.renewalMargin(),
                settings.provider().responses(),
                client.remedy(),
                requests.hiding(SentSecrets.NONE.and(secret == null ? null : secret.reveal())),
                json,
                dependencies.clock());
    }

    // the scheme of the setting is known to be usable; Set.of takes no duplicates
    private Set<String> types() {
        return new HashSet<>(List.of("Bearer", settings.api().authorizationScheme()));
    }

    private @Nullable ForcedType forced(TokenEndpointSettings endpoint) {
        boolean tokensOnly = endpoint.contentType() != null;
        return ContentType.parse(
                        tokensOnly ? endpoint.contentType() : settings.api().contentType())
                .map(type -> new ForcedType(type, tokensOnly))
                .orElse(null);
    }

    private RequestFormat format() {
        return settings.provider().requests();
    }

    private boolean isStrict() {
        return settings.profile() == Profile.STRICT;
    }
}
