package dev.remora.internal.signin;

import static dev.remora.internal.signin.SignedByHand.signature;
import static dev.remora.internal.signin.SignedByHand.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import dev.remora.internal.settings.CallbackSettings;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in over OAuth 1.0a. */
class OAuth1SignInTest extends OAuth1Scenario {

    @Test
    @Tag("O2")
    @Tag("O6")
    @Tag("G-08")
    void asksForARequestTokenWithTheCallback() {
        app.provider.form(TEMPORARY);

        URI uri = app.begin(twitter);

        ProtocolRequest request = app.provider.last();
        assertThat(request.call()).isEqualTo(ProtocolCall.REQUEST_TOKEN);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo(Settings.REQUEST_TOKEN);
        assertThat(signed(request))
                .containsEntry("oauth_callback", "https://app.example/shop/api/authorized")
                .containsEntry("oauth_consumer_key", "key")
                .containsEntry("oauth_signature_method", "HMAC-SHA1")
                .doesNotContainKey("oauth_token");
        assertThat(uri).hasToString("https://as.example/authorize?oauth_token=temp");
    }

    @Test
    @Tag("O5")
    @Tag("C11")
    @Tag("C14")
    @Tag("G-19")
    @Tag("B-18")
    void exchangesTheVerifierAndKeepsTheToken() {
        begin(AuthorizationDetails.none());
        Optional<String> before = app.session.id();
        app.provider.form(GRANTED);

        Granted granted = (Granted) app.callback(twitter, "oauth_token=temp&oauth_verifier=v");

        assertThat(granted)
                .isEqualTo(
                        Granted.of(TOKEN, "/shop/api/").withParameters(Map.of("screen_name", "ann", "user_id", "7")));
        ProtocolRequest request = app.provider.last();
        assertThat(request.call()).isEqualTo(ProtocolCall.ACCESS_TOKEN);
        assertThat(request.uri()).isEqualTo(Settings.TOKEN);
        assertThat(signed(request)).containsEntry("oauth_token", "temp").containsEntry("oauth_verifier", "v");
        assertThat(request + "").doesNotContain("canary");
        assertThat(app.get("me", () -> twitter.tokens().source(null).token())).contains(TOKEN);
        assertThat(app.events.granted).containsExactly(granted);
        assertThat(app.session.id()).isNotEqualTo(before);
    }

    @Test
    @Tag("A6")
    @Tag("A7")
    @Tag("O1")
    void keepsTheQueryOfTheEndpointAndSendsEachParameterWhereItBelongs() {
        RemoteAppCore extra = app.core(Settings.oauth1().with(all -> {
            all.authorizeUrl = URI.create("https://as.example/authorize?x=1");
            all.params = Map.of("x_auth_access_type", "read");
            all.authorizeParams = Map.of("lang", "de", "force_login", "false");
        }));
        app.provider.form("oauth_token=a%2Fb%3Ac&oauth_token_secret=s&oauth_callback_confirmed=true");

        URI uri = app.begin(
                extra,
                new AuthorizationDetails(
                        null, "basic", () -> "ignored", Map.of("force_login", "true", "empty", ""), null, null));

        assertThat(uri).satisfies(sent -> {
            assertThat(sent.toString()).startsWith("https://as.example/authorize?x=1&oauth_token=a%2Fb%3Ac&");
            assertThat(sent.getQuery().split("&"))
                    .contains("lang=de", "force_login=true")
                    .hasSize(4);
        });
        assertThat(app.provider.last().parameters())
                .isEqualTo(Map.of("x_auth_access_type", List.of("read"), "scope", List.of("basic")));
    }

    @ParameterizedTest
    @Tag("A-06")
    @Tag("G-15")
    @ValueSource(strings = {"oauth_token", "oauth_callback"})
    void refusesParametersThatAreTheProtocolsOwn(String name) {
        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> app.begin(twitter, parameters(Map.of(name, "x")))))
                .hasMessage("REMORA-00401: remote app 'twitter': the parameter " + name
                        + " is set by the protocol itself and cannot be given");
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    @Tag("A8")
    @Tag("G-08")
    void goesOutOfBand() {
        begin(new AuthorizationDetails("oob", null, null, Map.of(), null, null));
        assertThat(signed(app.provider.last())).containsEntry("oauth_callback", "oob");
        app.provider.form(GRANTED);

        assertThat(app.post(
                                "pin",
                                "",
                                () -> twitter.signIn()
                                        .finish(Map.of(
                                                "oauth_token", List.of("temp"), "oauth_verifier", List.of("1234"))))
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("A8")
    @Tag("G-08")
    void takesOutOfBandInLowerCaseOnly() {
        begin(new AuthorizationDetails("OOB", null, null, Map.of(), null, null));

        assertThat(signed(app.provider.last())).containsEntry("oauth_callback", "https://app.example/shop/api/OOB");
    }

    @Test
    @Tag("A8")
    void sendsNoCallbackThatIsFixedAtTheProvider() {
        RemoteAppCore fixed = app.core(Settings.oauth1().with(all -> {
            all.callback = null;
            all.callbacks = new CallbackSettings(false, true);
        }));
        app.provider.form(TEMPORARY).form(GRANTED);

        app.begin(fixed);
        assertThat(signed(app.provider.last())).doesNotContainKey("oauth_callback");
        assertThat(app.get("anywhere?oauth_token=temp&oauth_verifier=v", fixed.signIn()::finish)
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("A8")
    void needsACallbackThatIsNotFixedAtTheProvider() {
        RemoteAppCore none = app.core(Settings.oauth1().with(all -> all.callback = null));

        assertThat(catchThrowableOfType(SettingsException.class, () -> app.begin(none))
                        .keys())
                .containsExactly("callback");
    }

    @ParameterizedTest
    @Tag("O4")
    @Tag("G-09")
    @CsvSource({"''", "&oauth_callback_confirmed=false", "&oauth_callback_confirmed="})
    void refusesACallbackThatIsNotConfirmed(String confirmation) {
        app.provider.form("oauth_token=temp&oauth_token_secret=s" + confirmation);

        TokenRequestException refused = catchThrowableOfType(TokenRequestException.class, () -> app.begin(twitter));

        assertThat(refused)
                .hasMessage("REMORA-00513: remote app 'twitter' did not confirm the callback:"
                        + " oauth_callback_confirmed is not true");
        assertThat(refused.code()).isEqualTo(ErrorCode.OAUTH1_CALLBACK_UNCONFIRMED);
        assertThat(app.session.id()).isEmpty();
        begin(AuthorizationDetails.none());
    }

    @Test
    @Tag("O4")
    @Tag("G-09")
    void getsAlongWithAProviderOlderThanConfirmationAndVerifiers() {
        RemoteAppCore old = app.core(Settings.oauth1().with(all -> all.callbacks = new CallbackSettings(true, false)));
        app.provider.form("oauth_token=temp&oauth_token_secret=s").form(GRANTED);
        app.begin(old);

        assertThat(app.callback(old, "oauth_token=temp").granted()).isPresent();
        assertThat(signed(app.provider.last())).doesNotContainKey("oauth_verifier");
    }

    @Test
    @Tag("O3")
    void tellsTheProblemOfAProviderThatRefuses() {
        app.provider.status(401, "text/plain", "oauth_problem=consumer_key_unknown");

        assertThat(catchThrowableOfType(TokenRequestException.class, () -> app.begin(twitter)))
                .hasMessage("REMORA-00510: remote app 'twitter' refused the request-token call with status 401:"
                        + " consumer_key_unknown");
        begin(AuthorizationDetails.none());
    }

    @Test
    @Tag("F7")
    void readsJsonByItsHeaderOrBecauseItIsForced() {
        String json = "{\"oauth_token\":\"temp\",\"oauth_token_secret\":\"s\",\"oauth_callback_confirmed\":true}";
        app.provider.json(json);
        assertThat(app.begin(twitter)).hasToString("https://as.example/authorize?oauth_token=temp");

        RemoteAppCore forced = app.core(Settings.oauth1().with(all -> all.contentType = "application/json"));
        app.provider.status(200, "text/html", json);
        assertThat(app.begin(forced)).hasToString("https://as.example/authorize?oauth_token=temp");
    }

    @Test
    @Tag("S10")
    void sendsAccessTokenParamsSignedAsOAuth2Does() {
        RemoteAppCore extra = app.core(Settings.oauth1().with(all -> all.tokenParams = Map.of("format", "x")));
        app.provider.form(TEMPORARY).form(GRANTED);
        app.begin(extra);

        app.callback(extra, "oauth_token=temp&oauth_verifier=v");

        assertThat(app.provider.last().parameters()).isEqualTo(Map.of("format", List.of("x")));
    }

    @ParameterizedTest
    @EnumSource(ParameterPlacement.class)
    void putsItsParametersWhereTheSettingSays(ParameterPlacement placement) {
        RemoteAppCore placed = app.core(Settings.oauth1().with(all -> {
            all.placement = placement;
            all.params = Map.of("p", "q");
        }));
        app.provider.form(TEMPORARY);

        app.begin(placed);

        ProtocolRequest request = app.provider.last();
        assertThat(request.headers().containsKey("Authorization")).isEqualTo(placement == ParameterPlacement.HEADER);
        assertThat(request.uri().getRawQuery() != null).isEqualTo(placement == ParameterPlacement.QUERY);
        assertThat(request.parameters().containsKey("oauth_signature")).isEqualTo(placement == ParameterPlacement.FORM);
        Map<String, String> signed = signed(request);
        assertThat(signed.get("oauth_signature")).isEqualTo(signature(request, signed));
    }

    @Test
    @Tag("G-20")
    void goesByTheProvidersClockOnceATimestampWasRefused() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                app.clock.instant().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC));
        app.provider
                .answers(request -> ProtocolResponse.of(401)
                        .withHeaders(Map.of("Date", List.of(date), "Content-Type", List.of("text/plain")))
                        .withBody("oauth_problem=timestamp_refused".getBytes(StandardCharsets.UTF_8)))
                .form(TEMPORARY)
                .form(GRANTED);

        app.begin(twitter);
        app.callback(twitter, "oauth_token=temp&oauth_verifier=v");

        assertThat(app.provider.received)
                .extracting(request -> Long.parseLong(signed(request).get("oauth_timestamp"))
                        - app.clock.instant().getEpochSecond())
                .containsExactly(0L, 7200L, 7200L);
    }

    @Test
    @Tag("G-07")
    @Tag("G-20")
    void repeatsARefusedNonceOnceWithAnother() {
        app.provider
                .status(401, "text/plain", "oauth_problem=nonce_used")
                .status(401, "text/plain", "oauth_problem=nonce_used");

        assertThat(catchThrowableOfType(TokenRequestException.class, () -> app.begin(twitter))
                        .error())
                .isEqualTo("nonce_used");

        assertThat(app.provider.received)
                .extracting(request -> signed(request).get("oauth_nonce"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }
}
