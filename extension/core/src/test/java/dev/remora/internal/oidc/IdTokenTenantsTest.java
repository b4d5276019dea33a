package dev.remora.internal.oidc;

import static dev.remora.internal.oidc.SampleTokens.ALL;
import static dev.remora.internal.oidc.SampleTokens.CLIENT;
import static dev.remora.internal.oidc.SampleTokens.CLOCK;
import static dev.remora.internal.oidc.SampleTokens.changed;
import static dev.remora.internal.oidc.SampleTokens.json;
import static dev.remora.internal.oidc.SampleTokens.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.internal.jose.VerifiedToken;
import jakarta.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One provider with an issuer for each tenant, such as Microsoft's. */
@Tag("F-04")
class IdTokenTenantsTest {

    private static final String TEMPLATE = "https://login.example/{tenantid}/v2.0";
    private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    private static final String OTHER = "9188040d-6c67-4c5b-b112-36a304b66dad";
    private static final JsonObject CLAIMS = json("{'iss':'https://login.example/" + TENANT + "/v2.0','tid':'" + TENANT
            + "','sub':'7','aud':'client-1','exp':1760000300,'iat':1759999999}");

    @Test
    void takesEveryTenantUnlessSomeAreNamed() {
        assertThat(validate(Set.of(), CLAIMS, null).issuer()).isEqualTo("https://login.example/" + TENANT + "/v2.0");
        assertThat(validate(Set.of(OTHER, TENANT.toUpperCase(java.util.Locale.ROOT)), CLAIMS, null)
                        .subject())
                .isEqualTo("7");
    }

    @Test
    void refusesATenantThatIsNotNamed() {
        assertThatThrownBy(() -> validate(Set.of(OTHER), CLAIMS, null))
                .hasMessage("REMORA-00813: the tenant " + TENANT
                        + " may not sign in to remote app 'acme': allowed-tenants does not name it")
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.TENANT_NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'tid':null}                                                      | tid is missing",
                "{'tid':'9188040d-6c67-4c5b-b112-36a304b66dad'}                    | iss is not the issuer of the tenant that tid names",
                "{'tid':'common','iss':'https://login.example/common/v2.0'}        | tid is no UUID",
                "{'tid':'','iss':'https://login.example//v2.0'}                    | tid is no UUID",
                "{'tid':'{tenantid}','iss':'https://login.example/{tenantid}/v2.0'} | tid is no UUID",
                "{'tid':['72f988bf-86f1-41af-91ab-2d7cd011db47']}                  | tid is no string",
                "{'iss':'https://login.evil/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0'} | iss is not the issuer of the tenant that tid names",
                "{'iss':'https://login.example/72F988BF-86f1-41af-91ab-2d7cd011db47/v2.0'} | iss is not the issuer of the tenant that tid names",
            })
    void refuses(String changes, String why) {
        assertThatThrownBy(() -> validate(Set.of(), changed(CLAIMS, changes), null))
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEMPLATE, "https://login.example/" + TENANT + "/v2.0"})
    void takesAKeyOfThatIssuer(String keyIssuer) {
        assertThat(validate(Set.of(), CLAIMS, keyIssuer).subject()).isEqualTo("7");
    }

    @Test
    @Tag("F-09")
    void refusesAKeyOfAnotherTenant() {
        assertThatThrownBy(() -> validate(Set.of(), CLAIMS, "https://login.example/" + OTHER + "/v2.0"))
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: its key is that of another"
                        + " issuer than iss");
    }

    @Test
    @Tag("F-09")
    void refusesAKeyOfAnotherIssuerWhereThereAreNoTenants() {
        JsonObject claims = changed(CLAIMS, "{'iss':'" + SampleTokens.ISSUER + "'}");
        IdTokenValidator validator = new IdTokenValidator("acme", CLIENT, settings(), ALL, CLOCK);
        IdTokenExpectations expected = IdTokenExpectations.of(SampleTokens.ISSUER, null);

        assertThat(validator
                        .validate(new VerifiedToken(json("{'alg':'RS256'}"), claims, SampleTokens.ISSUER), expected)
                        .subject())
                .isEqualTo("7");
        assertThatThrownBy(() -> validator.validate(
                        new VerifiedToken(json("{'alg':'RS256'}"), claims, "https://other.example"), expected))
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: its key is that of another"
                        + " issuer than iss");
    }

    private static IdTokenClaims validate(Set<String> allowed, JsonObject claims, @Nullable String keyIssuer) {
        return new IdTokenValidator("acme", CLIENT, settings(TEMPLATE, allowed, Set.of()), ALL, CLOCK)
                .validate(
                        new VerifiedToken(json("{'alg':'RS256'}"), claims, keyIssuer),
                        IdTokenExpectations.of(TEMPLATE, null));
    }
}
