package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, formats, types, hooks and threads, each on the server's own client. */
@Tag("second-jdk")
@OnServer
class PartsIT {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    @Deployment(testable = false)
    static WebArchive parts() {
        Map<String, String> settings = new HashMap<>(Scripted.app("api", PROVIDER));
        settings.putAll(Scripted.app("hooked", PROVIDER));
        settings.putAll(Scripted.app("environment", PROVIDER));
        settings.remove("remora.environment.client-id");
        settings.put("remora.environment.app-key", "PARTS");
        return Shop.configured(Parts.archive(), settings);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void forget() {
        PROVIDER.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void bodyInEveryFormat(String method) {
        for (String format : new String[] {"urlencode", "json", "raw"}) {
            assertThat(Parts.answer("send?method=" + method + "&format=" + format))
                    .isEqualTo("200");
        }

        assertThat(PROVIDER.calls())
                .containsExactly(
                        sent(method, "text=two+words+%26+%C3%BC"),
                        sent(method, "{\"text\":\"two words & \u00fc\"}"),
                        sent(method, "two words & \u00fc"));
    }

    /** The hook made OAuth2 of Bearer. */
    private static Seen sent(String method, String body) {
        return new Seen(method + " /api/x", "OAuth2 parts", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void dataInTheQuery(String method) {
        assertThat(Parts.answer("send?method=" + method + "&format=urlencode")).isEqualTo("200");

        assertThat(PROVIDER.calls())
                .containsExactly(new Seen(method + " /api/x?text=two%20words%20%26%20%C3%BC", "OAuth2 parts", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void callWithoutData(String method) {
        assertThat(Parts.answer("send?method=" + method + "&format=none")).isEqualTo("200");

        assertThat(PROVIDER.calls()).containsExactly(sent(method, ""));
    }

    @Test
    @Tag("client-reads-jsonb")
    void typesOfTheApplicationAreReadAndWrittenByJsonb() {
        String order = "{\"ordered-on\":\"2026-02-28\",\"items\":[\"tea\",\"\u00fc\"],\"total\":41}";
        PROVIDER.answerCalls((exchange, closing) -> {
            String seen = exchange.getRequestMethod();
            ScriptedAnswers.json(200, seen.equals("GET") ? "[" + order + "," + order + "]" : order)
                    .to(exchange, closing);
        });

        assertThat(Parts.answer("types")).isEqualTo("2 2026-02-28 [tea, \u00fc] 41");
        assertThat(PROVIDER.calls())
                .last()
                .satisfies(call -> assertThat(Visitor.object(call.body()))
                        .isEqualTo(
                                Visitor.object(order.replace("02-28", "03-01").replace("41", "42"))));
    }

    /** The runner sets it: PARTS_CLIENT_ID. */
    @Test
    void settingIsReadFromTheServersEnvironment() {
        assertThat(Visitor.parameters(URI.create(Parts.answer("address?app=environment"))))
                .containsEntry("client_id", "of-the-environment");
    }

    @Test
    void jobWithoutARequestCallsWithATokenOfItsOwn() {
        assertThat(Parts.answer("job?token=nightly")).isEqualTo("200");

        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /api/job", "Bearer nightly", ""));
    }

    @Test
    void jobWithoutARequestNorTokenIsToldSo() {
        assertThat(Parts.answer("job?token=")).isEqualTo("authorization_required");

        assertThat(PROVIDER.calls()).isEmpty();
    }
}
