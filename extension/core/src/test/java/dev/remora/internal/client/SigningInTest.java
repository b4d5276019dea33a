package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationResult;
import dev.remora.ErrorCode;
import dev.remora.OAuthRemote;
import dev.remora.SettingsException;
import dev.remora.internal.signin.AuthorizationDetails;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a remote app tells its sign-in. */
@Tag("clients")
class SigningInTest {

    private static final URI PROVIDER = URI.create("https://provider.example/authorize?state=s");

    private final WireServer server = new WireServer();
    private final Recorded signIn = new Recorded();
    private final TestApp app = TestApp.oauth2(server).signIn(signIn);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    void theBrowserIsRedirectedAndNothingIsKeptOnTheWay() {
        Response response = photos.authorize("authorized");

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getLocation()).isEqualTo(PROVIDER);
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeaderString("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(signIn.begun)
                .containsExactly(new AuthorizationDetails("authorized", null, null, Map.of(), null, null));
    }

    @Test
    void aHeadIsAnsweredWithoutASignIn() {
        signIn.startable = false;

        Response response = photos.authorize("authorized");

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeaderString("Allow")).isEqualTo("GET");
        assertThat(signIn.begun).isEmpty();
    }

    @Test
    void theConfiguredCallbackIsNotForTheClientToKnow() {
        photos.authorize();

        assertThat(signIn.begun).containsExactly(AuthorizationDetails.none());
    }

    @Test
    void everythingThatIsSaidArrives() {
        URI uri = photos.authorization()
                .callback("cb")
                .scope("a b")
                .state("own")
                .param("force_login", "true")
                .tokenKey("work")
                .returnTo("/me")
                .uri();

        AuthorizationDetails details = signIn.begun.get(0);
        assertThat(uri).isEqualTo(PROVIDER);
        assertThat(details.callback()).isEqualTo("cb");
        assertThat(details.scope()).isEqualTo("a b");
        assertThat(Objects.requireNonNull(details.state()).get()).isEqualTo("own");
        assertThat(details.parameters()).containsExactly(Map.entry("force_login", "true"));
        assertThat(details.tokenKey()).isEqualTo("work");
        assertThat(details.returnTo()).isEqualTo("/me");
    }

    @Test
    void theNameOfATokenIsThatOfTheRemoteApp() {
        photos.withTokenKey("work").authorize("cb");
        photos.withTokenKey("work").authorization().tokenKey("play").uri();

        assertThat(signIn.begun.stream().map(AuthorizationDetails::tokenKey)).containsExactly("work", "play");
    }

    @Test
    void callbacksAreFinishedWhereverTheirParametersComeFrom() {
        assertThat(photos.authorizedResponse()).isSameAs(signIn.result);
        assertThat(photos.authorizedResponse(Map.of("code", List.of("c")))).isSameAs(signIn.result);
        assertThat(signIn.finished).containsExactly("current request", "{code=[c]}");
    }

    @Test
    @Tag("R5")
    void nothingIsReadBeforeAMethodNeedsIt() {
        OAuthRemote cold = new DefaultOAuthRemote(
                "photos",
                needed -> {
                    throw new SettingsException(ErrorCode.CONFIG_INVALID, "photos", "not configured", List.of(), null);
                },
                Optional::empty);

        assertThat(cold.name()).isEqualTo("photos");
        assertThat(cold.toString()).isEqualTo("OAuthRemote[photos]");
        assertThat(cold.withToken(TestApp.BEARER)
                        .withTokenKey("work")
                        .authorization()
                        .callback("cb"))
                .isNotNull();
        for (Runnable use : List.<Runnable>of(
                cold::authorize, cold::authorizedResponse, cold::token, cold::forget, () -> cold.get("x"))) {
            assertThatThrownBy(use::run).isInstanceOf(SettingsException.class).hasMessage("not configured");
        }
    }

    private static final class Recorded extends UnusedSignIn {
        private boolean startable = true;

        @Override
        public boolean startable() {
            return startable;
        }

        private final List<AuthorizationDetails> begun = new ArrayList<>();
        private final List<String> finished = new ArrayList<>();
        private final AuthorizationResult result = AuthorizationResult.Granted.of(TestApp.BEARER, "/");

        @Override
        public URI begin(AuthorizationDetails details) {
            begun.add(details);
            return PROVIDER;
        }

        @Override
        public AuthorizationResult finish() {
            finished.add("current request");
            return result;
        }

        @Override
        public AuthorizationResult finish(Map<String, List<String>> parameters) {
            finished.add(parameters.toString());
            return result;
        }
    }
}
