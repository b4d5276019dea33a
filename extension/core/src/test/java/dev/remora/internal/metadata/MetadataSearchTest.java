package dev.remora.internal.metadata;

import static dev.remora.internal.metadata.Discovery.APPENDED;
import static dev.remora.internal.metadata.Discovery.DOCUMENT;
import static dev.remora.internal.metadata.Discovery.INSERTED;
import static dev.remora.internal.metadata.Discovery.ISSUER;
import static dev.remora.internal.metadata.Discovery.OAUTH;
import static dev.remora.internal.metadata.ScriptedExchange.json;
import static dev.remora.internal.metadata.ScriptedExchange.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.ResponseInvalidException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-01")
@Tag("F-02")
class MetadataSearchTest {

    private static final DiscoveringApp APP = DiscoveringApp.of(ISSUER);

    private final Discovery discovery = new Discovery();
    private final ScriptedExchange provider = discovery.provider;

    @Test
    void nothingIsFetchedBeforeItIsNeeded() {
        discovery.of(APP);

        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void theFirstPlaceThatHasADocumentIsTheLastOneAsked() {
        provider.at(APPENDED, json(DOCUMENT)).at(OAUTH, json(DOCUMENT));

        assertThat(discovery.of(APP).get().tokenEndpoint()).isEqualTo(URI.create(ISSUER + "/token"));
        assertThat(provider.requests()).singleElement().satisfies(request -> {
            assertThat(request.call()).isEqualTo(ProtocolCall.METADATA);
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.uri()).isEqualTo(URI.create(APPENDED));
        });
    }

    @Test
    void withoutOpenIdThePlacesOfOAuthAreAskedFirst() {
        provider.at(APPENDED, json(DOCUMENT));

        discovery.of(APP, false, DiscoveringApp.nothingSet()).get();

        assertThat(provider.asked()).containsExactly(OAUTH, INSERTED, APPENDED);
    }

    @Test
    void aMetadataUrlIsTheOnlyPlace() {
        String url = "https://other.example/metadata.json";
        provider.at(url, json(DOCUMENT));

        assertThat(discovery.of(APP.withMetadataUrl(url)).get().issuer()).isEqualTo(ISSUER);
        assertThat(provider.asked()).containsExactly(url);
    }

    @Test
    void withAMetadataUrlAloneTheIssuerIsTheDocuments() {
        String url = ISSUER + "/metadata.json";
        provider.at(url, json(DOCUMENT));

        assertThat(discovery.of(APP.withIssuer(null).withMetadataUrl(url)).get().issuer())
                .isEqualTo(ISSUER);
    }

    static List<ProtocolResponse> answersThatAreNone() {
        return List.of(
                status(400),
                status(401),
                status(404),
                status(429),
                status(204),
                json(""),
                json("<html></html>"),
                json("[" + DOCUMENT + "]"),
                json("\"text\""),
                json(DOCUMENT + "{}"),
                json(DOCUMENT.replace("{", "{\"a\":1,\"a\":2,")),
                json(DOCUMENT).withBody(new byte[] {'{', (byte) 0xFF, '}'}),
                json(DOCUMENT).withHeader("Content-Type", "text/html"));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNone")
    void aClientsFaultAndAnAnswerThatIsNoJsonObjectLetTheSearchGoOn(ProtocolResponse answer) {
        provider.at(APPENDED, answer).at(OAUTH, answer).at(INSERTED, json(DOCUMENT));

        assertThat(discovery.of(APP).get().issuer()).isEqualTo(ISSUER);
        assertThat(provider.asked()).containsExactly(APPENDED, OAUTH, INSERTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 599})
    void aServersFaultEndsTheSearch(int status) {
        provider.at(APPENDED, status(status)).at(OAUTH, json(DOCUMENT));

        TransportException thrown = fails(TransportException.class, APP);

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00853: the metadata call of remote app 'acme' failed: " + APPENDED
                        + " answered with status " + status);
        assertThat(provider.asked()).containsExactly(APPENDED);
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT", "UNREACHABLE"})
    void anAnswerThatDoesNotComeEndsTheSearch(ErrorCode code) {
        TransportException why = new TransportException(code, "acme", "REMORA-00209: gone", null);
        provider.at(APPENDED, failing(why)).at(OAUTH, json(DOCUMENT));

        assertThat(fails(TransportException.class, APP)).isSameAs(why);
        assertThat(provider.asked()).containsExactly(APPENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "REDIRECT_REFUSED, REDIRECT_REFUSED",
        "TOKEN_RESPONSE_TOO_LARGE, RESPONSE_TOO_LARGE",
        "TOKEN_RESPONSE_INVALID, METADATA_INVALID"
    })
    void anAnswerThatHttpRefusesToReadEndsTheSearch(ErrorCode refusal, ErrorCode code) {
        TokenRequestException why =
                new TokenRequestException(refusal, "acme", "REMORA-00214: not read", 302, null, null, null, null);
        provider.at(APPENDED, failing(why)).at(OAUTH, json(DOCUMENT));

        ResponseInvalidException thrown = fails(ResponseInvalidException.class, APP);

        assertThat(thrown.code()).isEqualTo(code);
        assertThat(thrown).hasMessage("REMORA-00214: not read").hasCause(why);
        assertThat(provider.asked()).containsExactly(APPENDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/realms/main",
                "https://sso.example/realms/main/",
                "https://sso.example/realms/Main",
                "https://SSO.example/realms/main",
                "https://sso.example:443/realms/main",
                "https://sso.example/realms/main?",
                "http://sso.example/realms/main",
                "https://sso.example/realms/m%61in",
                " https://sso.example/realms/main",
                ""
            })
    void anotherIssuerEndsTheSearch(String found) {
        provider.at(APPENDED, json(DOCUMENT.replace(ISSUER + "\",\"token", found + "\",\"token")))
                .at(OAUTH, json(DOCUMENT));

        ResponseInvalidException thrown = fails(ResponseInvalidException.class, APP);

        assertThat(thrown.code()).isEqualTo(ErrorCode.METADATA_INVALID);
        assertThat(thrown)
                .hasMessage("REMORA-00851: remote app 'acme': the provider's metadata at " + APPENDED
                        + " are those of the issuer " + found + ", but the setting issuer is " + ISSUER
                        + "; the two have to be equal, character for character");
        assertThat(provider.asked()).containsExactly(APPENDED);
    }

    @Test
    void aDocumentThatCannotBeTrustedEndsTheSearch() {
        provider.at(APPENDED, json(DOCUMENT.replace(ISSUER + "/token", "http://sso.example/token")))
                .at(OAUTH, json(DOCUMENT));

        assertThat(fails(ResponseInvalidException.class, APP))
                .hasMessage("REMORA-00850: remote app 'acme': the provider's metadata at " + APPENDED
                        + " cannot be used: token_endpoint is not an https URL");
        assertThat(provider.asked()).containsExactly(APPENDED);
    }

    @Test
    void whereThereIsNoDocumentEachPlaceIsNamed() {
        provider.at(OAUTH, json("[]")).at(INSERTED, json(DOCUMENT).withHeader("Content-Type", "text/html"));

        ResponseInvalidException thrown = fails(ResponseInvalidException.class, APP);

        assertThat(thrown.code()).isEqualTo(ErrorCode.METADATA_INVALID);
        assertThat(thrown)
                .hasMessage("REMORA-00852: remote app 'acme': the provider has no metadata where they should be: "
                        + APPENDED + " answered with status 404; " + OAUTH + " answered with JSON that is no object; "
                        + INSERTED + " answered with another media type than JSON's"
                        + "; the setting metadata-url can name another place, or the endpoints can be set");
    }

    @Test
    void allTriesShareOneDeadline() {
        provider.at(APPENDED, passing(Duration.ofSeconds(4)))
                .at(OAUTH, passing(Duration.ofSeconds(5)))
                .at(INSERTED, json(DOCUMENT));

        discovery.of(APP).get();

        assertThat(provider.deadlines())
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(6), Duration.ofSeconds(1));
    }

    @Test
    void afterTheDeadlineNoOtherPlaceIsAsked() {
        provider.at(APPENDED, passing(Duration.ofSeconds(10))).at(OAUTH, json(DOCUMENT));

        TransportException thrown = fails(TransportException.class, APP);

        assertThat(thrown.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(thrown)
                .hasMessage("REMORA-00209: the metadata call of remote app 'acme' was given up:"
                        + " https://sso.example:443 did not answer completely within the protocol-deadline of 10 s");
        assertThat(provider.asked()).containsExactly(APPENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=utf-8", "application/foo+json"})
    void strictTakesJsonAsJson(String type) {
        provider.at(APPENDED, json(DOCUMENT).withHeader("Content-Type", type));

        assertThat(discovery.of(APP.strict()).get().issuer()).isEqualTo(ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream"})
    void onlyTolerantTakesJsonAsAFile(String type) {
        ProtocolResponse answer = json(DOCUMENT).withHeader("Content-Type", type);
        provider.at(APPENDED, answer).at(OAUTH, answer).at(INSERTED, answer);

        assertThat(discovery.of(APP).get().issuer()).isEqualTo(ISSUER);
        assertThat(fails(ResponseInvalidException.class, APP.strict()))
                .hasMessageContaining(APPENDED + " answered with another media type than JSON's");
    }

    @Test
    void onlyTolerantSkipsAByteOrderMark() {
        ProtocolResponse answer = json("\uFEFF" + DOCUMENT);
        provider.at(APPENDED, answer).at(OAUTH, answer).at(INSERTED, answer);

        assertThat(discovery.of(APP).get().issuer()).isEqualTo(ISSUER);
        assertThat(fails(ResponseInvalidException.class, APP.strict()))
                .hasMessageContaining(APPENDED + " answered with what is not JSON: ");
    }

    @Test
    void configuredEndpointsWin() {
        URI token = URI.create("https://other.example/token");
        provider.at(APPENDED, json(DOCUMENT));

        ProviderMetadata metadata =
                discovery.of(APP, true, ProviderMetadata.of(null, token)).get();

        assertThat(metadata.tokenEndpoint()).isEqualTo(token);
        assertThat(metadata.jwksUri()).isEqualTo(URI.create(ISSUER + "/keys"));
    }

    @Test
    void aConfiguredEndpointIsFoundWithoutTheProvider() {
        URI token = URI.create("https://other.example/token");
        provider.at(APPENDED, json(DOCUMENT));
        MetadataSource source = discovery.of(APP, true, ProviderMetadata.of(null, token));

        assertThat(source.endpoint(ProviderMetadata::tokenEndpoint)).contains(token);
        assertThat(provider.asked()).isEmpty();
        assertThat(source.endpoint(ProviderMetadata::jwksUri)).contains(URI.create(ISSUER + "/keys"));
        assertThat(source.endpoint(ProviderMetadata::userinfoEndpoint)).isEmpty();
        assertThat(provider.asked()).containsExactly(APPENDED);
    }

    private <T extends OAuthException> T fails(Class<T> type, DiscoveringApp app) {
        MetadataSource source = discovery.of(app);
        return catchThrowableOfType(type, source::get);
    }

    private static Supplier<ProtocolResponse> failing(RuntimeException why) {
        return () -> {
            throw why;
        };
    }

    private Supplier<ProtocolResponse> passing(Duration duration) {
        return () -> {
            discovery.time.pass(duration);
            return status(404);
        };
    }
}
