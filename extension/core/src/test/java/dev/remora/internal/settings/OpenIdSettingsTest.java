package dev.remora.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-04")
class OpenIdSettingsTest {

    private static final String TEMPLATE = "https://login.example/{tenantid}/v2.0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
                "https://login.example/72F988BF-86F1-41AF-91AB-2D7CD011DB47/v2.0"
            })
    void theIssuerOfOneTenantIsNoOther(String issuer) {
        assertThat(settings(issuer, TEMPLATE).issuerTemplate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example/common/v2.0",
        "https://login.example/72f988bf-86f1-41af-91ab-2d7cd011db4/v2.0",
        "https://login.example/72f988bf-86f1-41af-91ab-2d7cd011db47/v1",
        "https://other.example/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
        "https://login.example/v2.0",
        ","
    })
    void anyOtherIssuerLeavesTheTemplate(@Nullable String issuer) {
        assertThat(settings(issuer, TEMPLATE).issuerTemplate()).isEqualTo(TEMPLATE);
    }

    private static OpenIdSettings settings(@Nullable String issuer, @Nullable String template) {
        return new OpenIdSettings(
                issuer,
                template,
                Set.of(),
                null,
                true,
                Duration.ofSeconds(30),
                Set.of("RS256"),
                Set.of(),
                UserinfoUse.AUTO,
                null);
    }
}
