package dev.remora.internal.oauth1;

import dev.remora.OAuth1Token;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.wire.Parameters;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests of one remote application (RFC 5849 section 3), by the provider's clock where that differs. Many threads
 * use it at once.
 */
public final class OAuth1Signer {

    private final String remoteApp;
    private final SignatureAlgorithm algorithm;
    private final NonceSource nonces;
    private final ProviderClock clock;
    private final HeaderFormat format;
    private final ResponseFormat responses;
    private final SigningPool pool;
    private final SignatureRefusal refusal;

    /**
     * @param realm of the Authorization header
     * @throws dev.remora.SettingsException if the realm cannot be in a header
     */
    public OAuth1Signer(
            String remoteApp,
            String consumerKey,
            SignatureAlgorithm algorithm,
            @Nullable String realm,
            NonceSource nonces,
            InstantSource clock) {
        this(
                remoteApp,
                algorithm,
                nonces,
                new ProviderClock(clock),
                HeaderFormat.of(remoteApp, consumerKey, algorithm.name(), realm),
                ResponseFormat.RFC);
    }

    private OAuth1Signer(
            String remoteApp,
            SignatureAlgorithm algorithm,
            NonceSource nonces,
            ProviderClock clock,
            HeaderFormat format,
            ResponseFormat responses) {
        this.remoteApp = remoteApp;
        this.algorithm = algorithm;
        this.nonces = nonces;
        this.clock = clock;
        this.format = format;
        this.responses = responses;
        this.pool = new SigningPool(algorithm, format);
        this.refusal = new SignatureRefusal(clock, responses);
    }

    /** The same signer, leaving {@code oauth_version} out. */
    public OAuth1Signer withoutVersion() {
        return new OAuth1Signer(remoteApp, algorithm, nonces, clock, format.withoutVersion(), responses);
    }

    /** The same signer, sending an empty {@code oauth_token} where there is none, as some one-legged providers want it. */
    public OAuth1Signer withEmptyToken() {
        return new OAuth1Signer(remoteApp, algorithm, nonces, clock, format.withEmptyToken(), responses);
    }

    /** The same signer for a provider that refuses signatures with codes of its own. */
    public OAuth1Signer withResponses(ResponseFormat other) {
        return new OAuth1Signer(remoteApp, algorithm, nonces, clock, format, other);
    }

    /** The signature method and its key. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The value of the Authorization header (section 3.5.1).
     *
     * @param form the parameters of a form body, decoded
     * @param protocolParameters {@code oauth_callback}, {@code oauth_verifier}, {@code oauth_body_hash} and the like
     * @param token with an empty identifier for two-legged calls, which leaves {@code oauth_token} out
     * @throws dev.remora.RequestRefusedException if query or form hold a parameter that is OAuth's own
     */
    public String authorizationHeader(
            String method, URI uri, Parameters form, Parameters protocolParameters, OAuth1Token token) {
        URI wire = checked(uri);
        SigningBuffer signing = pool.take();
        begin(signing, wire, form, protocolParameters, token);
        String header = signing.header(signing.sign(method, wire, token.secret()));
        pool.give(signing);
        return header;
    }

    /** The protocol parameters with their signature, to go into the form body beside the form's own (section 3.5.2). */
    public Parameters signedParameters(
            String method, URI uri, Parameters form, Parameters protocolParameters, OAuth1Token token) {
        URI wire = checked(uri);
        SigningBuffer signing = pool.take();
        begin(signing, wire, form, protocolParameters, token);
        Parameters signed = signing.parameters(signing.sign(method, wire, token.secret()));
        pool.give(signing);
        return signed;
    }

    /** The URI with the protocol parameters and their signature at the end of its query (section 3.5.3). */
    public URI signedUri(String method, URI uri, Parameters form, Parameters protocolParameters, OAuth1Token token) {
        return WireUri.withQuery(WireUri.of(uri), signedParameters(method, uri, form, protocolParameters, token));
    }

    /**
     * Learns from an answer: where it refuses a timestamp, the clock of this signer and all made from it goes by that of the origin
     * from now on, for requests to it. Returns whether the request can be signed and sent once more, since its timestamp or its
     * nonce was refused.
     *
     * @param uri of the request
     */
    public boolean learn(URI uri, ProtocolResponse answer) {
        return refusal.canBeMended(uri, answer);
    }

    /** Explains the signature of a call, for people to read: token, verifier and PLAINTEXT's signature are masked. */
    public SignedRequest explain(
            String method, URI uri, Parameters form, Parameters protocolParameters, OAuth1Token token) {
        URI wire = checked(uri);
        String nonce = nonces.next();
        long timestamp = timestamp(wire);
        SigningBuffer signing = new SigningBuffer(algorithm.newFunction(), format);
        signing.begin(nonce, timestamp, token.token(), protocolParameters);
        String query = wire.getRawQuery() == null ? null : SignatureBaseString.unsigned(wire.getRawQuery());
        Parameters unsigned = SignatureBaseString.unsigned(form);
        refuseTwice(signing.request(query, unsigned));
        String signature = signing.sign(method, wire, token.secret());
        signing.begin(nonce, timestamp, SignedRequest.masked(token.token()), SignedRequest.masked(protocolParameters));
        signing.request(query, unsigned);
        return new SignedRequest(
                signing.normalizedParameters(),
                signing.baseString(method, wire),
                signing.header(algorithm instanceof PlaintextAlgorithm ? SignedRequest.MASK : signature));
    }

    private void begin(
            SigningBuffer signing, URI wire, Parameters form, Parameters protocolParameters, OAuth1Token token) {
        signing.begin(nonces.next(), timestamp(wire), token.token(), protocolParameters);
        refuseTwice(signing.request(wire.getRawQuery(), form));
    }

    private long timestamp(URI wire) {
        return clock.millis(wire) / 1000;
    }

    private URI checked(URI uri) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (uri.getRawAuthority() == null || !(https || "http".equalsIgnoreCase(uri.getScheme()))) {
            throw OAuth1Messages.uriNotAbsolute(remoteApp);
        }
        if (algorithm instanceof PlaintextAlgorithm && !https && !isLoopback(uri)) {
            throw OAuth1Messages.plaintextNeedsHttps(remoteApp);
        }
        return WireUri.of(uri);
    }

    private void refuseTwice(@Nullable String name) {
        if (name != null) {
            throw OAuth1Messages.protocolParameterTwice(remoteApp, name);
        }
    }

    // a host that is no name of DNS is none for URI
    private static boolean isLoopback(URI uri) {
        return uri.getHost() != null && Origin.of(uri).loopback();
    }
}
