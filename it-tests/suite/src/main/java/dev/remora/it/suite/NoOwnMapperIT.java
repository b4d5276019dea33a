package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Page;
import dev.remora.it.mapped.NoOwnMapper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that maps nothing: its users see a short page, and its log has the rest, but for what the address holds. */
@OnServer
class NoOwnMapperIT {

    private static final String OTHERS =
            "Another service that is needed for this did not answer as it should\\. Please try again later\\.";
    private static final String OURS = "Something went wrong here\\.";

    @Deployment(testable = false)
    static WebArchive mapped() {
        return Mapped.archive(NoOwnMapper.class);
    }

    @ParameterizedTest
    @CsvSource({
        "slow, 504",
        "down, 502",
        "token, 502",
        "invalid, 502",
        "status, 502",
        "settings, 500",
        "refused, 500",
    })
    void exceptionIsAnsweredWithAPageThatHasTheIdOfTheLogLine(String kind, int status) {
        Page page = Mapped.fail(kind);

        assertThat(page.status()).as(page.text()).isEqualTo(status);
        assertThat(page.text()).matches((status == 500 ? OURS : OTHERS) + " \\([0-9a-f]{8}\\)\n");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(Mapped.log())
                .contains("REMORA-00808: " + page.text().replaceAll("(?s).*\\(|\\).*", "") + ": a request ended with ")
                .doesNotContain("canary-code", "canary-state", "canary-token");
    }
}
