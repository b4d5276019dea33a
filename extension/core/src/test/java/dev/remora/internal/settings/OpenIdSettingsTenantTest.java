package dev.remora.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdSettingsTenantTest {

    private static final String TEMPLATE = "https://login.example/{tenantid}/v2.0";
    private static final String TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

    @Test
    void knowsTheIssuersOfTenants() {
        assertThat(settings("https://login.example/common/v2.0", TEMPLATE)
                        .isIssuerOfTenant("https://login.example/" + TENANT + "/v2.0"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example/common/v2.0",
                "https://login.example/" + TENANT + "/v2.0/",
                "https://login.example/" + TENANT + "/../v2.0",
                "https://login.example/------------------------------------/v2.0",
                "https://evil.example/" + TENANT + "/v2.0",
                "https://login.example//v2.0",
                "https://login.example/v2.0",
                ""
            })
    void takesNothingElseForOne(String issuer) {
        assertThat(settings("https://login.example/common/v2.0", TEMPLATE).isIssuerOfTenant(issuer))
                .isFalse();
    }

    @Test
    void wantsNoOtherTenantThanTheOneThatIsSet() {
        OpenIdSettings settings = settings("https://login.example/" + TENANT + "/v2.0", TEMPLATE);

        assertThat(settings.issuerTemplate()).isNull();
        assertThat(settings.isIssuerOfTenant("https://login.example/" + TENANT + "/v2.0"))
                .isFalse();
    }

    private static OpenIdSettings settings(String issuer, @Nullable String template) {
        return new OpenIdSettings(
                issuer,
                template,
                Set.of(),
                null,
                true,
                Duration.ZERO,
                Set.of("RS256"),
                Set.of(),
                UserinfoUse.AUTO,
                null);
    }
}
