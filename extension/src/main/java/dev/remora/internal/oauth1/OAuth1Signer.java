package dev.remora.internal.oauth1;

import dev.remora.OAuth1Token;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.Parameters;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs requests of one remote application (RFC 5849 section 3). Immutable; many threads use it at once. */
public final class OAuth1Signer {

    private final String remoteApp;
    private final SignatureAlgorithm algorithm;
    private final NonceSource nonces;
    private final InstantSource clock;
    private final HeaderFormat format;
    private final SigningPool pool;

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
        this(remoteApp, algorithm, nonces, clock, HeaderFormat.of(remoteApp, consumerKey, algorithm.name(), realm));
    }

    private OAuth1Signer(
            String remoteApp,
            SignatureAlgorithm algorithm,
            NonceSource nonces,
            InstantSource clock,
            HeaderFormat format) {
        this.remoteApp = remoteApp;
        this.algorithm = algorithm;
        this.nonces = nonces;
        this.clock = clock;
        this.format = format;
        this.pool = new SigningPool(algorithm, format);
    }

    /** The same signer, leaving {@code oauth_version} out. */
    public OAuth1Signer withoutVersion() {
        return new OAuth1Signer(remoteApp, algorithm, nonces, clock, format.without("oauth_version"));
    }

    /** The signature method and its key. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The value of the Authorization header.
     *
     * @param form the parameters of a form body, decoded
     * @param protocolParameters {@code oauth_callback}, {@code oauth_verifier}, {@code oauth_body_hash} and the like
     * @param token with an empty identifier for two-legged calls, which leaves {@code oauth_token} out
     * @throws dev.remora.RequestRefusedException if query or form hold a parameter that is OAuth's own
     */
    public String authorizationHeader(
            String method, URI uri, Parameters form, Parameters protocolParameters, OAuth1Token token) {
        URI wire = checked(uri);
        Signing signing = pool.take();
        signing.begin(nonces.next(), clock.millis() / 1000, token.token(), protocolParameters);
        refuseTwice(signing.request(wire.getRawQuery(), form));
        String header = signing.header(signing.sign(method, wire, token.secret()));
        pool.give(signing);
        return header;
    }

    /** What a call would be signed as, for people to read: token, verifier and PLAINTEXT's signature are masked. */
    public SignedRequest explain(
            String method, URI uri, Parameters form, Parameters protocolParameters, OAuth1Token token) {
        URI wire = checked(uri);
        String nonce = nonces.next();
        long timestamp = clock.millis() / 1000;
        Signing signing = new Signing(algorithm.newFunction(), format);
        signing.begin(nonce, timestamp, token.token(), protocolParameters);
        refuseTwice(signing.request(wire.getRawQuery(), form));
        String signature = signing.sign(method, wire, token.secret());
        signing.begin(nonce, timestamp, SignedRequest.masked(token.token()), SignedRequest.masked(protocolParameters));
        signing.request(wire.getRawQuery(), form);
        return new SignedRequest(
                signing.normalizedParameters(),
                signing.baseString(method, wire),
                signing.header(algorithm instanceof PlaintextAlgorithm ? SignedRequest.MASK : signature));
    }

    private URI checked(URI uri) {
        if (uri.getScheme() == null || uri.getRawAuthority() == null) {
            throw OAuth1Messages.uriNotAbsolute(remoteApp);
        }
        if (algorithm instanceof PlaintextAlgorithm && !isConfidential(uri)) {
            throw OAuth1Messages.plaintextNeedsHttps(remoteApp);
        }
        return SignatureBaseString.onTheWire(uri);
    }

    private void refuseTwice(@Nullable String name) {
        if (name != null) {
            throw OAuth1Messages.protocolParameterTwice(remoteApp, name);
        }
    }

    private static boolean isConfidential(URI uri) {
        String host = String.valueOf(uri.getHost());
        return uri.getScheme().equalsIgnoreCase("https")
                || List.of("localhost", "[::1]").contains(host)
                || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
