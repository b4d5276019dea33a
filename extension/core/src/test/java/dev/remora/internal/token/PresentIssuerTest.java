package dev.remora.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.UserinfoUse;
import jakarta.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that came with an ID token is the present issuer's only if that ID token is. */
class PresentIssuerTest {

    private static final String ISSUER = "https://op.example";
    private static final String TEMPLATE = "https://op.example/{tenantid}/v2.0";
    private static final String TENANT = "https://op.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";

    /** Has a document that nobody has fetched yet. */
    private record UnknownDocument(ProviderMetadata found) implements MetadataSource {

        @Override
        public ProviderMetadata get() {
            return found;
        }

        @Override
        public ProviderMetadata configured() {
            return ProviderMetadata.of(null, null);
        }

        @Override
        public Optional<ProviderMetadata> known() {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://op.example, true",
        "https://op.example/, false",
        "https://OP.example, false",
        "https://other.example, false"
    })
    void theSettingsNameIt(String issuer, boolean issued) {
        assertIssued(configured(openId(ISSUER, null)), issuer, issued);
    }

    @ParameterizedTest
    @CsvSource({
        "https://op.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0, true",
        "https://op.example/common/v2.0, true",
        "https://op.example/evil/v2.0, false",
        "https://other.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0, false"
    })
    void itsTenantsAreIssuersToo(String issuer, boolean issued) {
        assertIssued(configured(openId("https://op.example/common/v2.0", TEMPLATE)), issuer, issued);
    }

    @Test
    void anotherTenantIsAnotherIssuerWhereOneIsSet() {
        assertIssued(
                configured(openId("https://op.example/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0", TEMPLATE)),
                TENANT,
                false);
    }

    @Test
    void withoutAnIssuerItIsNobodys() {
        assertIssued(configured(null), ISSUER, false);
    }

    @ParameterizedTest
    @CsvSource({"https://op.example, true", "https://other.example, false"})
    void theDocumentNamesIt(String issuer, boolean issued) {
        ProviderMetadata found = ProviderMetadata.of(null, null).withIssuer(ISSUER);

        assertIssued(new PresentIssuer(openId(null, null), () -> found), issuer, issued);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://op.example", "https://other.example"})
    void aDocumentThatNobodyHasFetchedYetMayHaveAnyIssuer(String issuer) {
        ProviderMetadata found = ProviderMetadata.of(null, null).withIssuer(ISSUER);
        PresentIssuer present = new PresentIssuer(openId(null, null), new UnknownDocument(found));

        assertThat(present.mayHaveIssued(token(issuer))).isTrue();
        assertThat(present.issued(token(issuer))).isEqualTo(issuer.equals(ISSUER));
    }

    @Test
    void aTokenWithoutAnIdTokenDoesNotSayWhoIssuedIt() {
        OAuth2Token ofUserUrl = Token.bearer("a").withIdentity(Identity.of("https://other.example", "7"));

        assertThat(configured(openId(ISSUER, null)).issued(Token.bearer("a"))).isTrue();
        assertThat(configured(openId(ISSUER, null)).issued(ofUserUrl)).isTrue();
        assertThat(configured(null).issued(ofUserUrl)).isTrue();
    }

    private static void assertIssued(PresentIssuer present, String issuer, boolean issued) {
        assertThat(present.issued(token(issuer))).isEqualTo(issued);
        assertThat(present.mayHaveIssued(token(issuer))).isEqualTo(issued);
    }

    private static OAuth2Token token(String issuer) {
        return Token.bearer("a")
                .withIdentity(Identity.of(Json.createObjectBuilder()
                        .add("iss", issuer)
                        .add("sub", "duke")
                        .add("aud", "key")
                        .build()));
    }

    private static PresentIssuer configured(@Nullable OpenIdSettings settings) {
        return new PresentIssuer(settings, MetadataSource.configured(ProviderMetadata.of(null, null)));
    }

    private static OpenIdSettings openId(@Nullable String issuer, @Nullable String template) {
        return new OpenIdSettings(
                issuer,
                template,
                Set.of(),
                issuer == null ? URI.create("https://op.example/metadata") : null,
                true,
                Duration.ZERO,
                Set.of("RS256"),
                Set.of(),
                UserinfoUse.AUTO,
                null);
    }
}
