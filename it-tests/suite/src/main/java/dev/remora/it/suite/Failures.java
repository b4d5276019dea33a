package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/** What the application under test was told when something failed. */
final class Failures {

    private Failures() {}

    /** Secrets of these tests have {@code canary} in them; neither the exception nor one of its causes shows one. */
    static void assertFailed(JsonObject outcome, String code, String message) {
        assertThat(outcome.getString("message", outcome.toString())).isEqualTo(message);
        assertThat(outcome.getString("code")).isEqualTo(code);
        assertThat(outcome.getString("trace")).contains(code(message)).doesNotContain("canary");
    }

    private static String code(String message) {
        return message.substring(0, message.indexOf(':'));
    }
}
