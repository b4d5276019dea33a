package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Expressions in values: one without a value is no missing setting. */
class ExpressionsTest {

    private final Configured configured = Configured.oauth2("x");

    /** A source that cannot be reached, and says too much about it. */
    private static final class Broken implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public int getOrdinal() {
            return 500;
        }

        @Override
        public @Nullable String getValue(String name) {
            if (name.equals("remora.x.client-secret")) {
                throw new IllegalStateException("CANARY");
            }
            return null;
        }

        @Override
        public Map<String, String> getProperties() {
            return Map.of();
        }

        @Override
        public String getName() {
            return "broken";
        }
    }

    @Test
    void expressionsAreExpanded() {
        configured.with("vault", "found").with("remora.x.client-id", "${vault}").with("remora.x.scope", "${no:mail}");
        assertThat(configured.readOAuth2("x").clientId()).isEqualTo("found");
        assertThat(configured.readOAuth2("x").scope()).isEqualTo("mail");
    }

    @Test
    @Tag("S20")
    void oneWithoutValueIsNamedAndNotCalledMissing() {
        assertThat(configured.with("remora.x.client-id", "${vault.key}").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': client-id (remora.x.client-id) refers to ${vault.key}, which"
                        + " has no value");
    }

    @Test
    void whatStandsBesideItIsNotShown() {
        configured.with("known", "CANARY").with("remora.x.client-secret", "CANARY-${known}-${one}-${two}");
        assertThat(configured.refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': client-secret (remora.x.client-secret) refers to ${one} and"
                        + " ${two}, which has no value");
    }

    @Test
    void itDoesNotFallThroughToAPlaceOfLessPrecedence() {
        configured.with("remora.x.app-key", "X").with("X_SCOPE", "other").with("remora.x.scope", "${nothing}");
        assertThat(configured.refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': scope (remora.x.scope) refers to ${nothing}, which has no value");
    }

    @Test
    void oneThatRefersToItselfIsReported() {
        assertThat(configured.with("remora.x.scope", "${remora.x.scope}").refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': scope (remora.x.scope) cannot be read (IllegalArgumentException)");
    }

    @Test
    void aSourceThatFailsIsReportedWithoutItsWords() {
        assertThat(configured.configSource(new Broken()).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': client-secret (remora.x.client-secret) cannot be read"
                        + " (IllegalStateException)")
                .hasNoCause();
    }
}
