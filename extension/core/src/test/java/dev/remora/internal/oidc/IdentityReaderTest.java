package dev.remora.internal.oidc;

import static dev.remora.internal.oidc.SampleTokens.ALL;
import static dev.remora.internal.oidc.SampleTokens.ISSUER;
import static dev.remora.internal.oidc.SampleTokens.changed;
import static dev.remora.internal.oidc.SampleTokens.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ID token and userinfo make one identity. */
@Tag("F-16")
@Tag("F-17")
class IdentityReaderTest {

    private static final JsonObject CLAIMS =
            json("{'iss':'" + ISSUER + "','sub':'7','aud':'client-1','exp':1760000300,'iat':1759999999}");

    private final List<OpenIdTolerance> tolerated = new ArrayList<>();
    private final IdentityReader reader = new IdentityReader("acme", ALL, tolerated::add);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openid                   | {}                              | false",
                "openid profile           | {}                              | true",
                "openid profile           | {'preferred_username':'duke'}   | false",
                "openid profile           | {'name':null}                   | true",
                "openid profile email     | {'name':'Duke'}                 | true",
                "openid email             | {'email':'duke@example.com'}    | false",
                "openid email             | {'email_verified':true}         | true",
                "openid phone             | {'phone_number':'+1'}           | false",
                "openid address           | {'name':'Duke'}                 | true",
                "openid offline_access x  | {}                              | false",
            })
    void userinfoIsNeededWhereAScopeHasNoClaimAtAll(String scopes, String changes, boolean lacks) {
        assertThat(IdentityReader.lacksClaims(idToken(changes), Set.of(scopes.split(" +"))))
                .isEqualTo(lacks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // userinfo adds what is missing, and changes nothing
                "{}             | {'name':'Duke'}                                     | {'name':'Duke'}",
                "{'name':'A'}   | {'name':'B','locale':'de'}                          | {'locale':'de'}",
                "{'name':null}  | {'name':'B'}                                        | {'name':'B'}",
                "{}             | {'name':null}                                       | {}",
                // what is said of the ID token is not for userinfo to say
                "{}             | {'iss':'x','aud':'x','auth_time':1,'acr':'gold','amr':['otp'],'nonce':'x','sid':'x','azp':'x'} | {}",
                // an address is verified only by who names it
                "{}             | {'email':'a@x','email_verified':true}               | {'email':'a@x','email_verified':true}",
                "{'email':'a@x'} | {'email':'a@x','email_verified':true}              | {'email_verified':true}",
                "{'email':'a@x'} | {'email':'b@x','email_verified':true}              | {}",
                "{'email':'a@x'} | {'email_verified':true}                            | {}",
                "{'email_verified':true} | {'email':'b@x'}                            | {'email':'b@x','email_verified':null}",
                "{'email':'a@x','email_verified':false} | {'email':'a@x','email_verified':true} | {}",
                "{'phone_number':'1'} | {'phone_number':'2','phone_number_verified':true} | {}",
            })
    void userinfoAdds(String idToken, String userinfo, String added) {
        Identity identity = reader.read(idToken(idToken), json(userinfo));

        JsonObject expected = changed(changed(CLAIMS, idToken), added);
        assertThat(identity.claims()).isEqualTo(expected);
    }

    @Test
    void withoutUserinfoItIsWhatTheIdTokenSays() {
        assertThat(reader.read(idToken("{'name':'Duke'}"), null).claims())
                .isEqualTo(changed(CLAIMS, "{'name':'Duke'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"'true' | true", "'false' | false", "true | true", "'yes' | false", "1 | false"})
    void verifiedMayBeAText(String said, boolean verified) {
        String claims = "{'email':'a@x','email_verified':" + said + "}";
        boolean tolerable = said.equals("'true'") || said.equals("'false'");

        assertThat(reader.read(idToken(claims), null).emailVerified()).isEqualTo(verified);
        assertThat(tolerated).isEqualTo(tolerable ? List.of(OpenIdTolerance.VERIFIED_AS_STRING) : List.of());
        assertThat(new IdentityReader("acme", Set.of(), tolerated::add)
                        .read(idToken(claims), null)
                        .emailVerified())
                .isEqualTo(said.equals("true"));
    }

    @Test
    void aRefreshedIdTokenKeepsWhatItDoesNotSay() {
        Identity first = reader.read(
                idToken("{'nonce':'n','at_hash':'h','c_hash':'c','auth_time':1}"),
                json("{'sub':'7','name':'Duke','email':'a@x','email_verified':true}"));

        assertThat(reader.refreshed(first, idToken("{'exp':1760009999,'name':'King'}"), Set.of())
                        .claims())
                .isEqualTo(
                        changed(
                                CLAIMS,
                                "{'exp':1760009999,'name':'King','nonce':'n','auth_time':1,'email':'a@x','email_verified':true}"));
        assertThat(reader.refreshed(first, idToken("{'email':'b@x'}"), Set.of()).emailVerified())
                .isFalse();
    }

    @Test
    void knowsAfterARefreshStillWhenTheUserSignedIn() {
        Identity first = reader.read(idToken("{}"), null);

        assertThat(reader.refreshed(first, idToken("{'iat':1760009000}"), Set.of())
                        .claims()
                        .getInt("iat"))
                .isEqualTo(1759999999);
    }

    @Test
    void aRefreshedIdTokenTakesAwayWhatItSaysIsNull() {
        Identity first = reader.read(idToken("{'name':'Duke','email':'a@x','email_verified':true}"), null);

        JsonObject nulls = Json.createObjectBuilder(CLAIMS)
                .addNull("name")
                .addNull("email")
                .build();

        assertThat(reader.refreshed(first, new IdTokenClaims(nulls, Set.of()), Set.of())
                        .claims())
                .isEqualTo(CLAIMS);
    }

    @Test
    void aClaimThatItWouldHaveSaidAgainIsGoneWhereARefreshedIdTokenDoesNotSayIt() {
        Identity first = reader.read(idToken("{'roles':['admin'],'name':'Duke'}"), null);

        assertThat(reader.refreshed(first, idToken("{}"), Set.of("roles")).claims())
                .isEqualTo(changed(CLAIMS, "{'name':'Duke'}"));
        assertThat(reader.refreshed(first, idToken("{'roles':['user']}"), Set.of("roles"))
                        .claims())
                .isEqualTo(changed(CLAIMS, "{'name':'Duke','roles':['user']}"));
    }

    private static IdTokenClaims idToken(String changes) {
        return new IdTokenClaims(changed(CLAIMS, changes), Set.of());
    }
}
