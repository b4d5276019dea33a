package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteApp;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.SignatureMethod;
import dev.remora.spi.StateGenerator;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.weld.environment.se.Weld;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which beans of the application serve which remote app. */
class ApplicationBeansTest {

    private static void with(Consumer<ApplicationBeans> test, Class<?>... classes) {
        Noting noting = new Noting();
        try (var container = new Weld()
                .disableDiscovery()
                .addExtension(noting)
                .addBeanClasses(classes)
                .initialize()) {
            assertThat(container.isRunning()).isTrue();
            test.accept(noting.beans());
        }
    }

    @ApplicationScoped
    static class StatesForAll implements StateGenerator {
        @Override
        public String state() {
            return "all";
        }
    }

    @RemoteApp("x")
    @ApplicationScoped
    static class StatesForX implements StateGenerator {
        @Override
        public String state() {
            return "x";
        }
    }

    @Test
    void theOneOfARemoteAppIsBeforeTheOneForAll() {
        with(
                beans -> {
                    assertThat(beans.one(StateGenerator.class, "x").map(StateGenerator::state))
                            .contains("x");
                    assertThat(beans.one(StateGenerator.class, "y").map(StateGenerator::state))
                            .contains("all");
                },
                StatesForAll.class,
                StatesForX.class);
    }

    @Test
    void withoutABeanThereIsNone() {
        with(beans -> assertThat(beans.one(StateGenerator.class, "y")).isEmpty(), StatesForX.class);
    }

    static class NoTokens implements TokenStore {
        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return Optional.empty();
        }

        @Override
        public void save(TokenKey key, Token token) {}

        @Override
        public boolean replace(TokenKey key, StoredToken read, Token renewed) {
            return false;
        }

        @Override
        public void remove(TokenKey key) {}

        @Override
        public boolean remove(TokenKey key, StoredToken read) {
            return false;
        }
    }

    @ApplicationScoped
    static class StoreForAll extends NoTokens {}

    @RemoteApp("x")
    @ApplicationScoped
    static class StoreForX extends NoTokens {}

    @ApplicationScoped
    static class GetterForAll implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return null;
        }
    }

    @RemoteApp("x")
    @ApplicationScoped
    static class GetterForX extends GetterForAll {}

    @Test
    void aGetterOfARemoteAppIsBeforeTheStoreForAll() {
        with(
                beans -> {
                    assertThat(beans.store("x")).isEmpty();
                    assertThat(beans.getter("x")).isPresent();
                    assertThat(beans.store("y")).isPresent();
                },
                StoreForAll.class,
                GetterForX.class);
    }

    @Test
    void aStoreOfARemoteAppIsBeforeTheGetterForAll() {
        with(
                beans -> {
                    assertThat(beans.store("x")).isPresent();
                    assertThat(beans.getter("x")).isEmpty();
                    assertThat(beans.getter("y")).isPresent();
                },
                StoreForX.class,
                GetterForAll.class);
    }

    @RemoteApp("x")
    @Priority(20)
    @ApplicationScoped
    static class Second implements ProtocolFilter {
        @Override
        public String toString() {
            return "second";
        }
    }

    @RemoteApp("x")
    @Priority(10)
    @ApplicationScoped
    static class First implements ProtocolFilter {
        @Override
        public String toString() {
            return "first";
        }
    }

    @ApplicationScoped
    static class Others {
        @Produces
        @RemoteApp("x")
        @Dependent
        ProtocolFilter last() {
            return new ProtocolFilter() {
                @Override
                public String toString() {
                    return "last";
                }
            };
        }

        @Produces
        @RemoteApp("y")
        @Dependent
        ProtocolFilter ofAnother() {
            return new ProtocolFilter() {};
        }

        @Produces
        @Dependent
        ProtocolFilter ofNone() {
            return new ProtocolFilter() {};
        }
    }

    @Test
    void filtersOfARemoteAppAreInTheOrderOfTheirPriorities() {
        with(
                beans -> assertThat(beans.all(ProtocolFilter.class, "x"))
                        .extracting(Object::toString)
                        .containsExactly("first", "second", "last"),
                Second.class,
                First.class,
                Others.class);
    }

    @Dependent
    static class Signature implements SignatureMethod {

        static final List<String> LOG = new ArrayList<>();

        @Override
        public String name() {
            return "OURS";
        }

        @Override
        public String sign(String baseString, String consumerSecret, String tokenSecret) {
            return "";
        }

        @PreDestroy
        void destroy() {
            LOG.add("destroyed");
        }
    }

    @Test
    void aDependentBeanIsMadeOnceAndDestroyedWithTheContainer() {
        with(
                beans -> {
                    assertThat(beans.all(SignatureMethod.class, "x"))
                            .singleElement()
                            .isSameAs(beans.all(SignatureMethod.class, "y").get(0));
                    assertThat(Signature.LOG).isEmpty();
                },
                Signature.class);

        assertThat(Signature.LOG).containsExactly("destroyed");
    }
}
