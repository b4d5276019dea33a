package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteApp;
import dev.remora.SignInHandler;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.TokenOwner;
import dev.remora.spi.OwnerResolver;
import dev.remora.spi.StateGenerator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Qualifier;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Beans of the application that fill a seam: one each, or the deployment fails. */
class CandidateBeansTest {

    private static final String HERE = CandidateBeansTest.class.getName() + "$";

    @RemoteApp("x")
    @ApplicationScoped
    static class Getter implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return null;
        }
    }

    @ApplicationScoped
    static class Produced {
        @Produces
        @RemoteApp("x")
        @Dependent
        TokenGetter getter() {
            return key -> null;
        }
    }

    @Test
    void twoForOneRemoteApp() {
        assertThat(Deployment.problems(Getter.class, Produced.class))
                .containsExactly("REMORA-00104: remote app 'x' has more than one TokenGetter: " + HERE
                        + "Getter, producer " + HERE + "Produced.getter()");
    }

    @ApplicationScoped
    static class States {
        @Produces
        @Dependent
        StateGenerator field = () -> "0";
    }

    static class SyntheticStates implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            event.<StateGenerator>addBean()
                    .beanClass(CandidateBeansTest.class)
                    .types(StateGenerator.class, Object.class)
                    .scope(Dependent.class)
                    .createWith(context -> () -> "1");
        }
    }

    @Test
    void twoForAllRemoteApps() {
        assertThat(Deployment.problems(Deployment.weld(States.class).addExtension(new SyntheticStates())))
                .containsExactly("REMORA-00104: all remote apps have more than one StateGenerator: producer " + HERE
                        + "States.field, synthetic bean " + CandidateBeansTest.class.getName());
    }

    @ApplicationScoped
    static class Common implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return null;
        }
    }

    @Test
    void oneForARemoteAppBesideOneForAllOthers() {
        assertThat(Deployment.problems(Getter.class, Common.class)).isEmpty();
    }

    @ApplicationScoped
    static class Welcome implements SignInHandler {}

    @ApplicationScoped
    static class Goodbye implements SignInHandler {}

    @RemoteApp("x")
    @ApplicationScoped
    static class OfOne implements SignInHandler {}

    @Test
    void twoThatAnswerSignIns() {
        assertThat(Deployment.problems(Welcome.class, Goodbye.class, OfOne.class))
                .containsExactly("REMORA-00104: all remote apps have more than one SignInHandler: " + HERE + "Goodbye, "
                        + HERE + "Welcome");
        assertThat(Deployment.problems(Welcome.class, OfOne.class)).isEmpty();
    }

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Better extends Common {}

    @Test
    void anAlternativeTakesThePlaceOfAnother() {
        assertThat(Deployment.problems(Common.class, Better.class)).isEmpty();
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Inner {}

    @Inner
    @ApplicationScoped
    static class Wrapped extends Common {}

    @Test
    void beansWithOtherQualifiersAreTheApplicationsOwn() {
        assertThat(Deployment.problems(Common.class, Wrapped.class)).isEmpty();
    }

    @ApplicationScoped
    static class TokenOwners {
        @Produces
        @Dependent
        OwnerResolver one = name -> TokenOwner.application();

        @Produces
        @Dependent
        OwnerResolver two = name -> TokenOwner.application();
    }

    @Test
    void severalSeamsAreReportedAtOnce() {
        assertThat(Deployment.problems(Getter.class, Produced.class, TokenOwners.class))
                .extracting(problem -> problem.substring(0, "REMORA-00000".length()))
                .containsExactly("REMORA-00104", "REMORA-00104");
    }

    @Provider
    @RemoteApp("weibo")
    @ApplicationScoped
    static class EverybodysFilter implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {}
    }

    @Test
    void aRequestFilterOfOneRemoteAppIsNoProvider() {
        assertThat(Deployment.problems(EverybodysFilter.class))
                .containsExactly("REMORA-00105: remote app 'weibo': the request filter " + HERE
                        + "EverybodysFilter is a @Provider too, so every client of the application may run it and show"
                        + " it the tokens of other remote apps; remove @Provider");
    }

    @ApplicationScoped
    static class ProvidedFilters {
        @Produces
        @RemoteApp("weibo")
        @Dependent
        EverybodysFilter filter() {
            return new EverybodysFilter();
        }
    }

    @Test
    void norIsAProducedOne() {
        assertThat(Deployment.problems(ProvidedFilters.class))
                .containsExactly("REMORA-00105: remote app 'weibo': the request filter producer " + HERE
                        + "ProvidedFilters.filter() is a @Provider too, so every client of the application may run it"
                        + " and show it the tokens of other remote apps; remove @Provider");
    }

    @Provider
    @ApplicationScoped
    static class FilterOfTheApplication implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {}
    }

    @Test
    void otherFiltersAreTheApplicationsOwn() {
        assertThat(Deployment.problems(FilterOfTheApplication.class)).isEmpty();
    }
}
