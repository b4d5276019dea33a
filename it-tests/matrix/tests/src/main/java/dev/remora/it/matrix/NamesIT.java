package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.RemoteAppDefinition;
import dev.remora.it.beans.Asked;
import dev.remora.it.beans.Points;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names of remote applications are found wherever they are said. */
class NamesIT {

    @RemoteAppDefinition(name = "defined")
    @RemoteAppDefinition(name = "defined too")
    @Dependent
    static class Definitions {}

    @Test
    void ofEveryKindOfInjectionPointAndOfDefinitionsAndConfiguration() {
        try (Program program = Program.with(Map.of("remora.configured.client-id", "key"), Definitions.class)) {
            assertThat(program.oauth().names())
                    .containsExactly(
                            "by constructor",
                            "by field",
                            "by initializer",
                            "by instance",
                            "by observer",
                            "by producer",
                            "by provider",
                            "configured",
                            "defined",
                            "defined too",
                            "of a file")
                    .allMatch(program::hasRemote);
        }
    }

    @Test
    void eachInjectionPointGetsItsOwn() {
        try (Program program = Program.with(Map.of())) {
            List<String> names = program.inRequest(() -> {
                List<OAuthRemote> remotes =
                        new ArrayList<>(program.bean(Points.class).all());
                program.fire(new Asked(remotes));
                return remotes.stream().map(OAuthRemote::name).toList();
            });

            assertThat(names)
                    .containsExactly(
                            "by constructor",
                            "by field",
                            "by initializer",
                            "by instance",
                            "by provider",
                            "by producer",
                            "by observer");
        }
    }
}
