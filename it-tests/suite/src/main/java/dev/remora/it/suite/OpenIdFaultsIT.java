package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.OpenIdEndpoint;
import dev.remora.it.providers.OpenIdFaults;
import dev.remora.it.providers.OpenIdSignatureFaults;
import dev.remora.it.providers.ScriptedIssuer;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that no honest provider sends, beyond the modules of the official suite, and odd ones that are right. */
@Tag("portable")
@OnServer
class OpenIdFaultsIT extends OpenIdScenario {

    private static final String NO_KEY = "no key of the provider fits the kid and the alg of its header";
    private static final String HS256 = "it is signed with HS256, which id-token-algorithms does not name";
    private static final String ES256 = "it is signed with ES256, which id-token-algorithms does not name";

    /** A remote app, what its issuer does, and why its tokens are refused. */
    private record Fault(String app, Consumer<ScriptedIssuer> does, String why) {}

    /** A remote app and what its issuer does, which is right. */
    private record Oddity(String app, Consumer<ScriptedIssuer> does, Map<String, String> settings) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault("missing-iss", OpenIdFaults::missingIss, "iss is missing"),
            new Fault("missing-aud", OpenIdFaults::missingAud, "aud is missing"),
            new Fault(
                    "invalid-secondary-aud",
                    OpenIdFaults::invalidSecondaryAud,
                    "aud names another audience that trusted-audiences does not"),
            new Fault("invalid-azp", OpenIdFaults::invalidAzp, "azp is another client"),
            new Fault("expired", OpenIdFaults::expired, "exp is past"),
            new Fault("missing-exp", OpenIdFaults::missingExp, "exp is missing"),
            new Fault("not-yet-valid", OpenIdFaults::notYetValid, "nbf is in the future"),
            new Fault("exp-as-text", OpenIdFaults::expAsText, "exp is no number"),
            new Fault("missing-nonce", OpenIdFaults::missingNonce, "nonce is missing"),
            new Fault("invalid-athash", OpenIdFaults::invalidAtHash, "at_hash is not that of the access token"),
            new Fault("missing-alg", OpenIdSignatureFaults::missingAlg, "its header has no alg"),
            new Fault("null-alg", OpenIdSignatureFaults::nullAlg, "its header has no alg"),
            new Fault("signed-by-another", OpenIdSignatureFaults::signedByAnother, "its signature is not good"),
            new Fault("public-key-as-secret", OpenIdSignatureFaults::publicKeyAsSecret, HS256),
            new Fault("invalid-sig-hs256", OpenIdSignatureFaults::clientSecretAsKey, HS256),
            new Fault("alternate-alg", OpenIdSignatureFaults::es256, ES256),
            new Fault("invalid-sig-es256", OpenIdSignatureFaults::invalidSigEs256, "its signature is not good"),
            new Fault("key-by-address", OpenIdSignatureFaults::keyByAddress, "its signature is not good"),
            new Fault("key-in-header", OpenIdSignatureFaults::keyInHeader, NO_KEY),
            new Fault(
                    "unknown-crit",
                    OpenIdSignatureFaults::unknownCrit,
                    "its header has crit, and no extension is understood"),
            new Fault(
                    "access-token-type",
                    OpenIdSignatureFaults::accessTokenType,
                    "typ is that of another kind of token"),
            new Fault("weak-key", OpenIdSignatureFaults::weakKey, NO_KEY));

    private static final List<Oddity> ODDITIES = List.of(
            new Oddity("aud-as-array", OpenIdFaults::audAsArray, Map.of()),
            new Oddity("trusted-audience", OpenIdFaults::invalidSecondaryAud, Map.of("trusted-audiences", "another")),
            new Oddity("decoy-keys", OpenIdSignatureFaults::decoyKeys, Map.of()),
            new Oddity("es256", OpenIdSignatureFaults::es256, Map.of("id-token-algorithms", "ES256")),
            new Oddity("ps256", OpenIdSignatureFaults::ps256, Map.of("id-token-algorithms", "PS256")),
            new Oddity("ed-dsa", OpenIdSignatureFaults::edDsa, Map.of("id-token-algorithms", "EdDSA")),
            new Oddity("ed25519", OpenIdSignatureFaults::edDsa, Map.of("id-token-algorithms", "Ed25519")),
            new Oddity("hs256", OpenIdSignatureFaults::clientSecretAsKey, Map.of("id-token-algorithms", "HS256")),
            new Oddity("nonce-lost", OpenIdFaults::missingNonce, Map.of("nonce", "none")),
            new Oddity("userinfo-signed", ScriptedIssuer::signUserinfo, Map.of("userinfo", "always")));

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        FAULTS.forEach(fault -> settings.putAll(app(fault.app())));
        settings.put("remora.invalid-sig-es256.id-token-algorithms", "ES256");
        ODDITIES.forEach(oddity -> settings.putAll(app(oddity.app(), oddity.settings())));
        return Shop.archive(settings);
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(jane.text("log")).doesNotContain("canary");
    }

    static Stream<Arguments> faults() {
        return FAULTS.stream().map(fault -> Arguments.of(fault.app(), fault.does(), fault.why()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void tokenIsRefused(String app, Consumer<ScriptedIssuer> fault, String why) {
        issuer(app).bend(fault);

        JsonObject outcome = signIn(app);

        assertIdTokenRefused(app, outcome, why);
        assertThat(issuer(app).requests(OpenIdEndpoint.OTHER)).isEmpty();
    }

    static Stream<Arguments> oddities() {
        return ODDITIES.stream().map(oddity -> Arguments.of(oddity.app(), oddity.does()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void tokenIsTaken(String app, Consumer<ScriptedIssuer> oddity) {
        issuer(app).bend(oddity);

        assertSignedIn(app, signIn(app));
    }
}
