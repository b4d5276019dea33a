package dev.remora.it.complete.example;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not named as a test, so that nobody runs it. */
class ExampleCases {

    @Test
    void once() {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void often(String text) {}

    @Test
    @Tag("elsewhere")
    void away() {}

    abstract static class Scenario {

        @Test
        void inherited() {}
    }

    @Tag("elsewhere")
    static class ElsewhereCases extends Scenario {

        @Test
        void other() {}
    }
}
