package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Visitors whom nobody authenticated: none of them is a caller, whatever principal the runtime hands out for them. */
@OnSharedShop
@Tag("E-08")
class CallerIT {

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @Test
    void somebodyWhomTheRuntimeDoesNotKnowIsNobody() {
        assertThat(answer("caller")).as(answer("caller/principal")).isEqualTo("nobody");
    }

    private String answer(String path) {
        return alice.browser().exchange(Visitor.at(path)).text();
    }
}
