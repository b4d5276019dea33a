package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.internal.settings.CallerSettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles are texts of one claim, and nothing else that a provider may send there. */
class ClaimedRolesTest {

    private static final String CLAIMS = """
            {"iss":"https://sso.example","sub":"duke","one":"staff","two":["staff","editor","staff"],
             "spaced":"staff editor","number":7,"flag":true,"none":null,"empty":"","nothing":[],
             "mixed":["staff",7,true,null,["inner"],{"name":"outer"},""],
             "object":{"roles":["staff"],"a/b":["slash"],"c~d":["tilde"]},"staff":"by name"}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /one              | staff
            /two              | editor,staff
            /two/1            | editor
            /spaced           | staff editor
            /object/roles     | staff
            /object/a~1b      | slash
            /object/c~0d      | tilde
            /mixed            | staff
            """)
    void areTheTextsThatThePointerLeadsTo(String pointer, String roles) {
        assertThat(ClaimedRoles.of(settings(pointer, Map.of()), identity()))
                .containsExactlyInAnyOrder(roles.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "/number",
        "/flag",
        "/none",
        "/empty",
        "/nothing",
        "/object",
        "/missing",
        "/one/more",
        "/two/2x",
        "/two/9",
        "/two/-",
        "/object/roles/1"
    })
    void areNoneOfAnythingElse(String pointer) {
        assertThat(ClaimedRoles.of(settings(pointer, Map.of()), identity())).isEmpty();
    }

    @Test
    void areNoneWithoutAClaim() {
        assertThat(ClaimedRoles.of(settings(null, Map.of("staff", Set.of("admin"))), identity()))
                .isEmpty();
    }

    @Test
    void areThoseOfTheMapAloneWhereThereIsOne() {
        Map<String, Set<String>> map = Map.of("staff", Set.of("user", "reader"), "7", Set.of("admin"));

        assertThat(ClaimedRoles.of(settings("/two", map), identity())).containsExactlyInAnyOrder("user", "reader");
        assertThat(ClaimedRoles.of(settings("/number", map), identity())).isEmpty();
        assertThat(ClaimedRoles.of(settings("/spaced", map), identity())).isEmpty();
    }

    private static CallerSettings settings(@Nullable String pointer, Map<String, Set<String>> map) {
        return new CallerSettings(true, null, null, pointer, null, map);
    }

    private static Identity identity() {
        try (JsonReader reader = Json.createReader(new StringReader(CLAIMS))) {
            JsonObject claims = reader.readObject();
            return Identity.of(claims);
        }
    }
}
