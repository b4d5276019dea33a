package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** Jakarta Security 3.0 has one mechanism an application: the application's own where it brings one. */
class OwnMechanismTest {

    @Test
    void withoutOneTheJarsIsThere() {
        assertThat(mechanisms()).containsExactly(RemoteAppMechanism.class);
    }

    @Test
    void oneOfTheApplicationTakesItsPlace() {
        assertThat(mechanisms(KeyMechanism.class)).containsExactly(KeyMechanism.class);
    }

    @Test
    void oneThatExtendsItIsTheOnlyOne() {
        assertThat(mechanisms(KeyOrRemoteApp.class)).containsExactly(KeyOrRemoteApp.class);
    }

    @Test
    void aDefinitionTakesItsPlace() {
        assertThat(mechanisms(Passwords.class)).isEmpty();
    }

    @Test
    void anAbstractClassIsNoMechanism() {
        assertThat(mechanisms(Base.class)).containsExactly(RemoteAppMechanism.class);
    }

    @Test
    void whereItIsNamedAsABeanItIsThereOnce() {
        assertThat(mechanisms(RemoteAppMechanism.class)).containsExactly(RemoteAppMechanism.class);
    }

    @Test
    void theSentenceNamesBoth() {
        assertThat(SecurityMessages.ownMechanism(List.of("shop.Passwords", "shop.KeyMechanism")))
                .isEqualTo("REMORA-01082: the application has a mechanism of its own, by shop.Passwords and"
                        + " shop.KeyMechanism: that of remora-security is not there; a mechanism that extends"
                        + " dev.remora.security.RemoteAppMechanism signs users in with remote apps too");
    }

    /** The classes of the mechanisms that a container has with these classes of an application. */
    private static List<Class<?>> mechanisms(Class<?>... application) {
        try (WeldContainer weld = new Weld().addBeanClasses(application).initialize()) {
            return weld.getBeanManager().getBeans(HttpAuthenticationMechanism.class).stream()
                    .<Class<?>>map(bean -> bean.getBeanClass())
                    .toList();
        }
    }

    abstract static class Base implements HttpAuthenticationMechanism {}

    @ApplicationScoped
    static class KeyMechanism implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return context.doNothing();
        }
    }

    @ApplicationScoped
    static class KeyOrRemoteApp extends RemoteAppMechanism {}

    @ApplicationScoped
    @BasicAuthenticationMechanismDefinition(realmName = "shop")
    static class Passwords {}
}
