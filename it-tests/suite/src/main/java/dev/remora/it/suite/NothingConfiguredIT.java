package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** An application without any configuration is deployed; what is missing is told by the first call. */
@OnServer
class NothingConfiguredIT {

    @Deployment(testable = false)
    static WebArchive parts() {
        return Parts.archive();
    }

    @Test
    void remoteAppsAreInjectedAtEveryKindOfPoint() {
        Parts.assertInjectedEverywhere();
    }

    @Test
    void namesOfInjectionPointsAreKnown() {
        assertThat(Parts.answer("points/names").lines())
                .containsExactly(
                        "api",
                        "by constructor",
                        "by field",
                        "by initializer",
                        "by instance",
                        "by observer",
                        "by producer",
                        "by provider",
                        "hooked");
    }
}
