package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remora.AuthorizationResult;
import dev.remora.internal.settings.Profile;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A minor field does not decide over a good token. */
class OddTokenResponsesTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final TestApp app = new TestApp();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"access_token":"a","token_type":"bearer","expires_in":null}
            {"access_token":"a","token_type":"bearer","expires_in":""}
            {"access_token":"a","expires_in":0,"scope":null}
            {"access_token":"a","token_type":"bearer","expires_in":-1}
            {"access_token":"a","token_type":"bearer","expires_in":"1 hour"}
            {"access_token":"a","refresh_token":"r","expires_in":7199,"token_type":"Bearer","error":""}
            {"access_token":"a","refresh_token":"","expires_in":7199,"token_type":"Bearer","scope":""}
            {"access_token":"a","expires_in":7200,"token_type":"User Access Token"}
            """)
    void areUsed(String body) {
        RemoteAppCore core =
                app.core(Settings.oauth2().with(all -> all.bearerTypes = Set.of("user access token", "BearerToken")));

        assertThat(signIn(core, JSON, body).granted()).isPresent();
        assertThat(app.get("me", () -> core.tokens().source(null).token())).isPresent();
        assertThat(app.provider.received).as("nothing is refreshed").hasSize(1);
    }

    @Test
    @Tag("D-04")
    void areRefreshedOnceAMarginWhereTheyHaveNoLifetime() {
        RemoteAppCore core = app.core(Settings.oauth2().with(all -> all.margin = Duration.ofMinutes(1)));
        String body = "{\"access_token\":\"a%d\",\"token_type\":\"bearer\",\"refresh_token\":\"r\",\"expires_in\":0}";
        signIn(core, JSON, body.formatted(0));
        app.provider.json(body.formatted(1)).json(body.formatted(2));

        int[] sent = new int[3];
        for (int margin = 0; margin < 3; margin++) {
            for (int call = 0; call < 3; call++) {
                app.get("me", () -> core.tokens().source(null).token());
            }
            sent[margin] = app.provider.received.size();
            app.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(sent).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/xml"})
    @Tag("F7")
    void needNotKeepToTheTypeThatIsForcedForTheApi(String contentType) {
        RemoteAppCore oauth2 = app.core(Settings.oauth2().with(all -> all.contentType = contentType));
        RemoteAppCore oauth1 = app.core(Settings.oauth1().with(all -> all.contentType = contentType));

        assertThat(signIn(oauth2, FORM, "access_token=a&expires=86400").granted())
                .isPresent();
        app.provider.form(OAuth1Scenario.TEMPORARY).status(200, "text/plain", OAuth1Scenario.GRANTED);
        app.begin(oauth1);
        try (LogLines log = new LogLines()) {
            assertThat(app.callback(oauth1, "oauth_token=temp&oauth_verifier=v").granted())
                    .isPresent();
            assertThat(log.lines).as("logged with the first").isEmpty();
        }
    }

    @Test
    @Tag("F7")
    void areReadAsTokenContentTypeSays() {
        RemoteAppCore core = app.core(Settings.oauth1().with(all -> {
            all.contentType = "application/xml";
            all.tokenContentType = JSON;
        }));
        app.provider.status(
                200,
                "text/html",
                "{\"oauth_token\":\"temp\",\"oauth_token_secret\":\"s\",\"oauth_callback_confirmed\":true}");

        assertThat(app.begin(core).getQuery()).isEqualTo("oauth_token=temp");
    }

    @Test
    @Tag("F7")
    void keepToTheForcedTypeIfStrict() {
        RemoteAppCore core = app.core(Settings.oauth1().with(all -> {
            all.profile = Profile.STRICT;
            all.contentType = JSON;
        }));
        app.provider.form(OAuth1Scenario.TEMPORARY);

        assertThat(catchThrowable(() -> app.begin(core)))
                .hasMessage("REMORA-00511: the token response of remote app 'twitter' is not valid: not JSON: no JSON"
                        + " value at 0");
    }

    private AuthorizationResult signIn(RemoteAppCore core, String type, String body) {
        String state = TestApp.state(app.begin(core));
        app.provider.status(200, type, body);
        return app.callback(core, "code=c&state=" + state);
    }
}
