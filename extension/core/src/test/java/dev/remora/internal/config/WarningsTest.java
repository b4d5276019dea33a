package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is logged about settings that are no error, but hardly what was meant. */
class WarningsTest {

    @RemoteAppDefinition(
            name = "x",
            consumerSecret = "CANARY",
            settings = {"fontsize=CANARY"})
    private static final class Defined {}

    private final Configured configured = Configured.oauth2("x");
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    @Tag("S-03")
    void anUnknownKeyIsNamedWithTheNearestOne() {
        configured.with("remora.x.consmer-secret", "CANARY").read("x");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00004: remote app 'x': remora.x.consmer-secret is no setting and is ignored;"
                                + " did you mean consumer-secret?");
    }

    @Test
    @Tag("S-03")
    void underscoresForHyphensAreGuessed() {
        configured.with("remora.x.access_token_url", "https://a.example/").read("x");
        assertThat(log.lines())
                .containsExactly("WARNING REMORA-00004: remote app 'x': remora.x.access_token_url is no setting and is"
                        + " ignored; did you mean access-token-url?");
    }

    @Test
    void aKeyLikeNoOtherIsNamedAlone() {
        configured.with("remora.x.favourite-colour", "blue").read("x");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00004: remote app 'x': remora.x.favourite-colour is no setting and is ignored");
    }

    @Test
    void itIsSaidTooWhenSomethingIsMissing() {
        Configured.nothing().with("remora.x.consumer-kee", "key").refused("x");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00004: remote app 'x': remora.x.consumer-kee is no setting and is ignored;"
                                + " did you mean consumer-key?");
    }

    /** Whoever runs a tenant says there who is an administrator. */
    @Test
    void rolesOfAnyTenantAreNotTakenInSilence() {
        configured
                .with("remora.x.provider", "microsoft")
                .with("remora.x.roles-claim", "/roles")
                .read("x");

        assertThat(log.lines())
                .containsExactly("WARNING REMORA-00012: remote app 'x': roles-claim takes roles that each tenant of the"
                        + " provider gives its users: name the tenants that you trust with that in allowed-tenants");
    }

    @Test
    void rolesOfTenantsThatAreNamedAreTaken() {
        configured
                .with("remora.x.provider", "microsoft")
                .with("remora.x.roles-claim", "/roles")
                .with("remora.x.allowed-tenants", "72f988bf-86f1-41af-91ab-2d7cd011db47")
                .read("x");

        assertThat(log.lines()).isEmpty();
    }

    @Test
    @Tag("S-03")
    void aSecretInTheCodeIsNotKeptSilent() {
        configured.definedOn(Defined.class).read("x");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00004: remote app 'x': fontsize in @RemoteAppDefinition is no setting and is ignored",
                        "WARNING REMORA-00005: remote app 'x': client-secret stands in the code, in @RemoteAppDefinition;"
                                + " keep it in the configuration");
    }

    @Test
    void aSettingOfOAuth1IsIgnoredByOAuth2() {
        configured.with("remora.x.signature-method", "HMAC-SHA256").read("x");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00006: remote app 'x': remora.x.signature-method is ignored: it is about"
                                + " OAuth 1.0a, but no request-token-url is set");
    }

    @Test
    void aSettingOfOAuth2IsIgnoredByOAuth1() {
        Configured.oauth1("x").with("remora.x.pkce", "none").read("x");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00006: remote app 'x': remora.x.pkce is ignored: it is about OAuth 2, but a"
                                + " request-token-url is set");
    }

    @Test
    void whatIsAboutTheUserIsIgnoredWithoutAPlaceToAsk() {
        configured
                .with("remora.x.issuer", "https://as.example")
                .with("remora.x.user-path", "/data")
                .with("remora.x.user-claims", "sub=/id")
                .with("remora.x.user-claims.name", "/login")
                .read("x");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00011: remote app 'x': remora.x.user-claims is ignored: it is about user-url,"
                                + " which is not set",
                        "WARNING REMORA-00011: remote app 'x': remora.x.user-claims.name is ignored: it is about user-url,"
                                + " which is not set",
                        "WARNING REMORA-00011: remote app 'x': remora.x.user-path is ignored: it is about user-url, which"
                                + " is not set");
    }

    @Test
    void aPresetMayHaveClaimsForAUrlThatTheApplicationUnsets() {
        configured
                .with("remora.x.provider", "github")
                .with("remora.x.user-url", "none")
                .read("x");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void parametersOfOAuth2AreIgnoredByOAuth1() {
        Configured.oauth1("x")
                .with("remora.x.parameter-names.client_id", "state")
                .with("remora.x.response-names", "access_token=token")
                .with("remora.x.exchange-url", "https://as.example/exchange")
                .read("x");
        assertThat(log.lines())
                .containsExactly(
                        ignored("exchange-url"), ignored("parameter-names.client_id"), ignored("response-names"));
    }

    private static String ignored(String key) {
        return "WARNING REMORA-00006: remote app 'x': remora.x." + key
                + " is ignored: it is about OAuth 2, but a request-token-url is set";
    }

    @Test
    void aVariableOfCallbacksOrTokenResponsesIsKnownWithItsPattern() {
        configured
                .with("remora.x.base-url", "https://api.example/company/{realm}/")
                .with("remora.x.vars.realm", "1")
                .with("remora.x.vars.realm.from", "callback:realmId")
                .with("remora.x.vars.realm.pattern", "[0-9]+")
                .read("x");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void whatIsWrittenNearlyLikeItIsNot() {
        configured.with("remora.x.vars.realm.form", "callback:realmId").read("x");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00004: remote app 'x': remora.x.vars.realm.form is no setting and is ignored");
    }

    @Test
    void settingsOfAnotherRemoteAppAreNotItsBusiness() {
        configured
                .with("remora.xy.consmer-key", "key")
                .with("remora.consmer-key", "key")
                .read("x");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void environmentVariablesAreNotMistakenForUnknownKeys() {
        configured
                .with("REMORA_X_CLIENT_ID", "key")
                .with("remora.x.client.id", "key")
                .read("x");
        assertThat(log.lines()).isEmpty();
    }
}
