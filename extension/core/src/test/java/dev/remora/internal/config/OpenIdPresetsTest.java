package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.SettingsException;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.RemoteAppSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The presets of providers that speak OpenID Connect. */
class OpenIdPresetsTest {

    private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            google    |                            | https://accounts.google.com                              | openid profile email
            apple     |                            | https://appleid.apple.com                                | openid name email
            linkedin  |                            | https://www.linkedin.com/oauth                           | openid profile email
            microsoft |                            | https://login.microsoftonline.com/common/v2.0            | openid profile email
            microsoft | tenant=organizations       | https://login.microsoftonline.com/organizations/v2.0     | openid profile email
            keycloak  | host=sso.example.com&realm=main        | https://sso.example.com/realms/main          | openid profile email
            keycloak  | host=sso.example.com:8443/auth&realm=my%20realm | https://sso.example.com:8443/auth/realms/my%20realm | openid profile email
            auth0     | domain=acme.eu.auth0.com   | https://acme.eu.auth0.com/                               | openid profile email
            okta      | domain=acme.okta.com       | https://acme.okta.com/oauth2/default                     | openid profile email
            okta      | domain=acme.okta.com&server=ausXy_1-2 | https://acme.okta.com/oauth2/ausXy_1-2        | openid profile email
            gitlab    |                            | https://gitlab.com                                       | openid profile email
            gitlab    | host=git.example.com/gitlab | https://git.example.com/gitlab                          | openid profile email
            """)
    void theIssuerIsThatOfTheCustomer(String provider, @Nullable String variables, String issuer, String scope) {
        OAuth2Settings settings = (OAuth2Settings) read(provider, variables).protocol();

        assertThat(openId(settings).issuer()).isEqualTo(issuer);
        assertThat(settings.issuer()).isEqualTo(issuer);
        assertThat(settings.scope()).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "google,, https://openidconnect.googleapis.com/v1/",
        "linkedin,, https://api.linkedin.com/v2/",
        "microsoft,, https://graph.microsoft.com/v1.0/",
        "keycloak, host=sso.example.com&realm=main," + " https://sso.example.com/realms/main/protocol/openid-connect/",
        "auth0, domain=acme.eu.auth0.com, https://acme.eu.auth0.com/",
        "okta, domain=acme.okta.com, https://acme.okta.com/oauth2/default/v1/",
        "gitlab,, https://gitlab.com/api/v4/"
    })
    void theBaseUrlIsThatOfTheCustomer(String provider, @Nullable String variables, URI baseUrl) {
        assertThat(read(provider, variables).api().baseUrl()).isEqualTo(baseUrl);
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak, host=sso.example.com&realm=main",
        "auth0, domain=acme.eu.auth0.com",
        "okta, domain=acme.okta.com",
        "gitlab,",
        "microsoft,"
    })
    void endpointsOfCustomersAreLeftToTheirMetadata(String provider, @Nullable String variables) {
        OAuth2Settings settings = (OAuth2Settings) read(provider, variables).protocol();

        assertThat(settings.configured().authorizationEndpoint()).isNull();
        assertThat(settings.configured().tokenEndpoint()).isNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"keycloak, host, realm=main", "keycloak, realm, host=sso.example.com", "auth0, domain,", "okta, domain,"
    })
    void aVariableWithoutAValueIsNamed(String provider, String variable, @Nullable String others) {
        SettingsException refused = configured(provider, others).refused("x");

        assertThat(refused.keys()).containsExactly("vars." + variable);
        assertThat(refused)
                .message()
                .startsWith("REMORA-00001: remote app 'x': vars." + variable + " is missing (preset " + provider
                        + " needs it, and has the pattern ")
                .endsWith(" for it); looked for in property remora.x.vars." + variable
                        + "; environment variable REMORA_X_VARS_" + variable.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak, realm=main&host=https://sso.example.com",
        "keycloak, realm=main&host=sso",
        "keycloak, realm=main&host=u@sso.example.com",
        "keycloak, realm=main&host=sso.example.com?x",
        "keycloak, realm=main&host=sso.example.com/a/../b",
        "keycloak, realm=main&host=-sso.example.com",
        "keycloak, host=sso.example.com&realm=a/b",
        "keycloak, host=sso.example.com&realm=a b",
        "auth0, domain=acme.auth0.com/x",
        "okta, domain=acme.okta.com:8443",
        "okta, domain=acme.okta.com&server=..",
        "gitlab, host=127.0.0.1.",
        "microsoft, tenant=contoso.onmicrosoft.com",
        "microsoft, tenant=consumers",
        "microsoft, tenant=72F988BF-86F1-41AF-91AB-2D7CD011DB47"
    })
    void aVariableThatMakesAnotherUrlIsRefused(String provider, String variables) {
        SettingsException refused = configured(provider, variables).refused("x");

        assertThat(refused.keys()).singleElement().asString().startsWith("vars.");
        assertThat(refused).message().contains(" does not match ", ", the pattern that preset " + provider);
    }

    @Test
    void everyTenantOfMicrosoftCanSignInUnlessOneIsSet() {
        assertThat(openId(oauth2("microsoft", null)).issuerTemplate())
                .isEqualTo("https://login.microsoftonline.com/{tenantid}/v2.0");

        OpenIdSettings one = openId(oauth2("microsoft", "tenant=" + TENANT));
        assertThat(one.issuer()).isEqualTo("https://login.microsoftonline.com/" + TENANT + "/v2.0");
        assertThat(one.issuerTemplate()).isNull();
    }

    @Test
    void appleAnswersWithAFormAndKnowsNoPkce() {
        OAuth2Settings apple = oauth2("apple", null);

        assertThat(apple.authorizeParams()).isEqualTo(Map.of("response_mode", "form_post"));
        assertThat(apple.pkce()).isFalse();
        assertThat(apple.authenticationMethod()).isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        assertThat(openId(apple).nonce()).isTrue();
    }

    @Test
    void linkedinLosesTheNonce() {
        assertThat(openId(oauth2("linkedin", null)).nonce()).isFalse();
        assertThat(openId(oauth2("google", null)).nonce()).isTrue();
    }

    @Test
    void withoutItsIssuerAPresetIsPlainOAuth2() {
        OAuth2Settings google = (OAuth2Settings) configured("google", null)
                .with("remora.x.issuer", "none")
                .read("x")
                .protocol();

        assertThat(google.openId()).isNull();
        assertThat(google.issuer()).isNull();
        assertThat(google.configured().tokenEndpoint()).isEqualTo(URI.create("https://oauth2.googleapis.com/token"));
    }

    @Test
    void anIssuerOfOnesOwnNeedsNoVariables() {
        RemoteAppSettings settings = configured("okta", null)
                .with("remora.x.issuer", "https://acme.okta.com")
                .with("remora.x.base-url", "https://acme.okta.com/oauth2/v1/")
                .read("x");

        assertThat(openId((OAuth2Settings) settings.protocol()).issuer()).isEqualTo("https://acme.okta.com");
    }

    private static OpenIdSettings openId(OAuth2Settings settings) {
        return Objects.requireNonNull(settings.openId());
    }

    private static OAuth2Settings oauth2(String provider, @Nullable String variables) {
        return (OAuth2Settings) read(provider, variables).protocol();
    }

    private static RemoteAppSettings read(String provider, @Nullable String variables) {
        return configured(provider, variables).read("x");
    }

    /** With the variables as {@code k=v&k=v}. */
    private static Configured configured(String provider, @Nullable String variables) {
        Configured configured =
                Configured.oauth2("x").with("remora.x.client-secret", "secret").with("remora.x.provider", provider);
        for (String variable : variables == null ? new String[0] : variables.split("&", -1)) {
            String[] parts = variable.split("=", 2);
            configured.with("remora.x.vars." + parts[0], parts[1]);
        }
        return configured;
    }
}
