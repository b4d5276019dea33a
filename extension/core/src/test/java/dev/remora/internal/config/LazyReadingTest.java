package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.RemoteAppSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When settings are read: on first use, once. */
class LazyReadingTest {

    private final CountingSource source = new CountingSource().with("remora.x.client-id", "first");
    private final ConfiguredSettings settings =
            Configured.nothing().configSource(source).build();

    @Test
    void nothingIsReadBeforeSettingsAreUsed() {
        assertThat(settings.names()).containsExactly("x");
        assertThat(source.reads()).isEmpty();
    }

    @Test
    @Tag("S18")
    void whatWasReadIsKept() {
        RemoteAppSettings first = settings.settings("x");
        source.with("remora.x.client-id", "second");
        int reads = source.reads().size();
        assertThat(settings.settings("x")).isSameAs(first);
        assertThat(((OAuth2Settings) first.protocol()).clientId()).isEqualTo("first");
        assertThat(source.reads()).hasSize(reads);
    }

    @Test
    void oneReadingAsksForEachPropertyOnce() {
        source.with("remora.x.app-key", "X").with("remora.x.authorize-params.a", "1");
        settings.settings("x");
        assertThat(source.reads()).contains("remora.x.read-timeout").doesNotHaveDuplicates();
    }

    @Test
    void twoRemoteAppsAreReadApart() {
        source.with("remora.y.client-id", "other");
        assertThat(((OAuth2Settings) settings.settings("x").protocol()).clientId())
                .isEqualTo("first");
        assertThat(((OAuth2Settings) settings.settings("y").protocol()).clientId())
                .isEqualTo("other");
    }

    @Test
    @Tag("S18")
    void aFailedReadIsNotKept() {
        source.with("remora.x.read-timeout", "soon");
        assertThatThrownBy(() -> settings.settings("x")).isInstanceOf(SettingsException.class);
        source.with("remora.x.read-timeout", "3");
        assertThat(settings.settings("x").http().readTimeout()).hasSeconds(3);
    }

    @Test
    void readersAtTheSameTimeGetTheSameFromOneRead() throws Exception {
        Set<RemoteAppSettings> results = Collections.newSetFromMap(new IdentityHashMap<>());
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<RemoteAppSettings>> futures = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return settings.settings("x");
                }));
            }
            start.countDown();
            for (Future<RemoteAppSettings> future : futures) {
                results.add(future.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(results).hasSize(1);
        assertThat(source.reads("remora.x.read-timeout")).isEqualTo(1);
    }

    @Test
    @Tag("S19")
    void theConfigurationIsTheOneGivenWhateverThreadReads() throws Exception {
        List<RemoteAppSettings> read = new ArrayList<>();
        Thread thread = new Thread(() -> read.add(settings.settings("x")));
        thread.setContextClassLoader(null);
        thread.start();
        thread.join();
        assertThat(((OAuth2Settings) read.get(0).protocol()).clientId()).isEqualTo("first");
    }

    @Test
    @Tag("S20")
    void validationReadsAllAndCollectsWhatIsWrong() {
        source.with("remora.y.read-timeout", "soon").with("remora.z.scope", "mail");
        assertThat(settings.validate(List.of("x", "y", "z")))
                .extracting(SettingsException::remoteApp)
                .containsExactly("y", "z");
    }

    @Test
    void settingsAreReadAtDeploymentOnlyWhenTold() {
        assertThat(settings.validateAtDeployment()).isFalse();
        source.with("remora.validate-at-deployment", "true");
        assertThat(settings.validateAtDeployment()).isTrue();
        assertThat(source.reads()).allMatch("remora.validate-at-deployment"::equals);
    }

    @Test
    void whatTellsItIsTrueOrFalse() {
        source.with("remora.validate-at-deployment", "maybe");
        assertThatThrownBy(settings::validateAtDeployment)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00002: remora.validate-at-deployment is neither true nor false");
    }
}
