package dev.remora.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.remora.TokenRequestException;
import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.settings.ProviderMetadata;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider's metadata list what its ID tokens are signed with; the signature itself is another test's. */
class ListedAlgorithmsTest {

    private final List<OpenIdTolerance> tolerated = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "ES256, RS256 ES256",
        "PS256, PS256",
        "EdDSA, RS256 Ed25519",
        "Ed25519, EdDSA",
        "RS256, ES256",
        "HS256, RS256",
        "ES256, ''"
    })
    @Tag("F-06")
    void takesWhatIsListedAndWhatNeedNotBe(String algorithm, String listed) throws Exception {
        assertThat(check(Set.of(), listed, null, algorithm).alg()).isEqualTo(algorithm);
        assertThat(tolerated).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ES256, RS256", "RS384, RS256 ES256", "EdDSA, RS256 ES256", "PS256, RS256"})
    @Tag("F-06")
    void refusesOthersInTheStrictProfile(String algorithm, String listed) {
        assertThatExceptionOfType(TokenRequestException.class)
                .isThrownBy(() -> check(Set.of(), listed, null, algorithm))
                .withMessage("REMORA-00811: the ID token of remote app 'x' is not valid: it is signed with " + algorithm
                        + ", which the provider's metadata do not list");
    }

    @Test
    void tellsOfWhatIsForgiven() throws Exception {
        check(Set.of(OpenIdTolerance.UNLISTED_ALGORITHM), "RS256", null, "ES256");

        assertThat(tolerated).containsExactly(OpenIdTolerance.UNLISTED_ALGORITHM);
    }

    @Test
    void fetchesNothingWhereTheKeysNeedNoMetadata() throws Exception {
        assertThat(check(Set.of(), null, URI.create("https://op.example/keys"), "ES256")
                        .alg())
                .isEqualTo("ES256");
    }

    /** @param listed {@code null}: nobody may ask for it */
    private VerifiedToken check(
            Set<OpenIdTolerance> tolerable, @Nullable String listed, @Nullable URI jwksUrl, String algorithm)
            throws JoseException {
        VerifiedToken token = new VerifiedToken(
                Json.createObjectBuilder().add("alg", algorithm).build(), JsonValue.EMPTY_JSON_OBJECT);
        MetadataSource metadata = new MetadataSource() {

            @Override
            public ProviderMetadata get() {
                if (listed == null) {
                    throw new AssertionError("asked for metadata");
                }
                return metadata(null, listed);
            }

            @Override
            public ProviderMetadata configured() {
                return metadata(jwksUrl, "");
            }
        };
        return new ListedAlgorithms("x", text -> token, metadata, tolerable, tolerated::add).verify("x.y.z");
    }

    private static ProviderMetadata metadata(@Nullable URI jwksUrl, String algorithms) {
        Set<String> listed = Arrays.stream(algorithms.split(" "))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new ProviderMetadata(
                "https://op.example", null, null, jwksUrl, null, null, null, listed, Set.of(), Set.of(), false);
    }
}
