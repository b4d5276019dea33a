package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RequestRefusedException;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A HEAD of a login page, as link checkers send it. */
class HeadOfLoginTest {

    private final TestApp app = new TestApp();

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    void startsNoSignIn(String name) {
        RemoteAppCore core = app.core(name.equals("twitter") ? Settings.oauth1() : Settings.oauth2());
        Supplier<Object> begin = () -> core.signIn().begin(AuthorizationDetails.none());

        assertThatThrownBy(() -> app.during("HEAD", "login", "", begin))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00329: remote app '" + name + "': a HEAD request starts no sign-in");

        assertThat(app.during("HEAD", "login", "", core.signIn()::startable)).isFalse();
        assertThat(app.provider.received).isEmpty();
        assertThat(app.session.octets()).isEmpty();
    }
}
