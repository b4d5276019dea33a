package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Made-up requests, signed. */
@Domain(SampleRequests.class)
@Domain(DomainContext.Global.class)
@Tag("G-01")
class OAuth1SignerPropertyTest {

    private static final List<OAuth1Token> TOKENS = List.of(
            Token.oauth1("", ""),
            Token.oauth1("t", "s"),
            Token.oauth1("t t", "s&s"),
            Token.oauth1("é\uD83D\uDE00", "ß%"));

    /** What one signer keeps from one request to the next never gets into another one's signature. */
    @Property(tries = 300)
    void aProviderAcceptsOneRequestAfterTheOther(
            @ForAll @Size(min = 1, max = 8) List<SampleRequest> requests, @ForAll Random random) throws Exception {
        OAuth1Signer signer = new OAuth1Signer(
                "app",
                "k&y",
                algorithm("c s"),
                random.nextBoolean() ? "a \"realm\"".replace('"', '\'') : null,
                () -> "n".repeat(1 + random.nextInt(3)) + random.nextInt(10),
                () -> Instant.ofEpochSecond(random.nextBoolean() ? 999_999_999 : 1_700_000_000));
        for (SampleRequest request : requests) {
            OAuth1Token token = TOKENS.get(random.nextInt(TOKENS.size()));
            String header = signer.authorizationHeader(
                    request.method(), URI.create(request.uri()), request.form(), request.protocol(), token);

            assertThat(new Verifier("c s", token.secret()).accepts(header, request))
                    .as("%s with %s", header, request)
                    .isTrue();
            assertThat(Verifier.parameters(header).all("oauth_token"))
                    .isEqualTo(token.token().isEmpty() ? List.of() : List.of(token.token()));
        }
    }

    /** A part of a request that is signed. */
    enum Part {
        METHOD,
        SCHEME,
        PORT,
        HOST,
        PATH,
        QUERY_PAIR,
        QUERY_END,
        FORM_PAIR,
        FORM_VALUE,
        FORM_NAME,
        PROTOCOL_PAIR,
        PROTOCOL_VALUE;

        SampleRequest changed(SampleRequest request) {
            String uri = request.uri();
            String sender = uri.substring(0, uri.indexOf("://"));
            String query = uri.indexOf('?') < 0 ? uri + "?" : uri + "&";
            return switch (this) {
                case METHOD -> request.withMethod(request.method() + "X");
                case SCHEME ->
                    request.withUri(uri.replaceFirst(sender, sender.equalsIgnoreCase("http") ? "https" : "http"));
                case HOST -> request.withUri(uri.replaceFirst("://h", "://hh"));
                case PORT ->
                    request.withUri(uri.replaceFirst("(://[^/?\\[]*?|://\\[.*?\\])(:\\d+)?(?=[/?]|$)", "$1:4711"));
                case PATH -> request.withUri(uri.replaceFirst("(?=\\?|$)", "/z"));
                case QUERY_PAIR -> request.withUri(query + "z");
                case QUERY_END -> request.withUri(uri + "%20");
                case FORM_PAIR -> request.withForm(request.form().and("pz", ""));
                case FORM_VALUE -> request.withForm(first(request.form(), "", "z"));
                case FORM_NAME -> request.withForm(first(request.form(), "z", ""));
                case PROTOCOL_PAIR -> request.withProtocol(request.protocol().and("oauth_xz", ""));
                case PROTOCOL_VALUE -> request.withProtocol(first(request.protocol(), "", " "));
            };
        }

        private static Parameters first(Parameters parameters, String toName, String toValue) {
            Parameter first = parameters.list().get(0);
            return Parameters.none()
                    .and(first.name() + toName, first.value() + toValue)
                    .and(new Parameters(
                            parameters.list().subList(1, parameters.list().size())));
        }
    }

    @Property(maxDiscardRatio = 10)
    void aChangeOfAnySignedPartOfTheRequestChangesTheSignature(
            @ForAll SampleRequest request, @ForAll @From("parts") Part part) {
        Assume.that(part != Part.FORM_VALUE && part != Part.FORM_NAME
                || !request.form().isEmpty());
        Assume.that(part != Part.PROTOCOL_VALUE || !request.protocol().isEmpty());
        Assume.that(part != Part.HOST || request.uri().contains("://h"));
        Assume.that(part != Part.QUERY_END || request.uri().contains("?"));
        OAuth1Signer signer = signer("secret", "nonce", 1);

        assertThat(signature(signer, part.changed(request), TOKENS.get(1)))
                .isNotEqualTo(signature(signer, request, TOKENS.get(1)));
    }

    @Property
    void aChangeOfNonceTimestampTokenOrSecretChangesTheSignature(@ForAll SampleRequest request) {
        OAuth1Token token = Token.oauth1("t", "s");
        List<String> signatures = List.of(
                signature(signer("secret", "nonce", 1), request, token),
                signature(signer("secreT", "nonce", 1), request, token),
                signature(signer("secret", "noncf", 1), request, token),
                signature(signer("secret", "nonce", 2), request, token),
                signature(signer("secret", "nonce", 1), request, Token.oauth1("T", "s")),
                signature(signer("secret", "nonce", 1), request, Token.oauth1("t", "S")),
                signature(signer("secret", "nonce", 1).withoutVersion(), request, token),
                signature(signer("secret", "nonce", 1), request, Token.oauth1("", "s")),
                signature(signer("secret", "nonce", 1).withEmptyToken(), request, Token.oauth1("", "s")));

        assertThat(signatures).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<Part> parts() {
        return Arbitraries.of(Part.class);
    }

    private static String signature(OAuth1Signer signer, SampleRequest request, OAuth1Token token) {
        return signer.signedParameters(
                        request.method(), URI.create(request.uri()), request.form(), request.protocol(), token)
                .first("oauth_signature")
                .orElseThrow();
    }

    private static OAuth1Signer signer(String consumerSecret, String nonce, long timestamp) {
        return new OAuth1Signer(
                "app", "key", algorithm(consumerSecret), null, () -> nonce, () -> Instant.ofEpochSecond(timestamp));
    }

    private static SignatureAlgorithm algorithm(String consumerSecret) {
        return new SignatureAlgorithms("app", List.of()).named("HMAC-SHA1", Secret.of(consumerSecret), null, null);
    }
}
