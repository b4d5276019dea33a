package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.HtmlForm;
import dev.remora.it.browser.Page;
import dev.remora.it.walk.SignInWalk;
import dev.remora.samples.provider.StandInProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An application that was used and is sent away leaves nothing behind in the server, and works when it comes back. */
@OnServer
@Tag("servers")
@Tag("redeployment")
class RedeploymentIT {

    private static final StandInProvider PROVIDER = Sample.provider();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final int VISITS = 32;

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "watcher", testable = false)
    static WebArchive watcher() {
        return ShrinkWrap.create(WebArchive.class, "watcher.war")
                .addPackages(false, "dev.remora.it.watcher")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    @Deployment(name = "guest", managed = false, testable = false)
    static WebArchive guest() {
        WebArchive guest = Sample.archive("guest.war", PROVIDER, "dev.remora.it.sample", "dev.remora.it.guest");
        guest.delete("WEB-INF/classes/dev/remora/it/sample/SampleApplication.class"); // it has one of its own
        return guest;
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void noClientAndNoThreadOfAnApplicationIsLeft() {
        List<String> before = left();

        for (int time = 1; time <= 2; time++) {
            deployUseUndeploy();

            assertThat(leftAtLast(left -> more(others(left), before)))
                    .as("left after undeployment %s", time)
                    .isEmpty();
        }
    }

    /**
     * Of a class loader there are places for one in the server and the JDK, which the next application takes: Weld 5.1 holds
     * the bean manager of the last deployment with a build-compatible extension, the JDK 17 the type of the record whose
     * {@code equals} was linked last. So that of the first deployment has to be gone after the second.
     */
    @Test
    @Tag("class-loader-goes")
    void theClassLoaderOfAnApplicationIsGoneAfterTheNext() {
        deployUseUndeploy();
        List<String> earlier = loaders(left());

        deployUseUndeploy();

        assertThat(leftAtLast(
                        left -> loaders(left).stream().filter(earlier::contains).toList()))
                .isEmpty();
    }

    private void deployUseUndeploy() {
        occupyWorkers();
        List<String> before = left();
        deployer.deploy("guest");
        try {
            use();
            assertThat(more(left(), before)).as("watched").hasSizeGreaterThan(1);
        } finally {
            deployer.undeploy("guest");
        }
    }

    private static List<String> loaders(List<String> left) {
        return left.stream().filter(line -> line.startsWith("class loader")).toList();
    }

    private static List<String> others(List<String> left) {
        return left.stream().filter(line -> !line.startsWith("class loader")).toList();
    }

    /** What of this is not in that: threads of applications that were there earlier may end while this one is looked at. */
    private static List<String> more(List<String> these, List<String> those) {
        List<String> more = new ArrayList<>(these);
        those.forEach(more::remove);
        return more;
    }

    private static void use() {
        SignInWalk.walk(at("/guest/pages/"), List.of("twitter", "github", "weibo"));
        background("twitter", "statuses/home_timeline.json");
        background("github", "user");
    }

    private static void background(String app, String path) {
        Browser browser = new Browser();
        Page question = browser.open(at("/guest/pages/" + app));
        HtmlForm allowed = question.form().pressing("decision", "allow");
        assertThat(browser.submit(allowed).status()).isEqualTo(200);
        for (String how : List.of("async", "job")) {
            URI uri = at("/guest/pages/background/" + app + "/" + how + "?path=" + path);
            assertThat(browser.exchange(uri).text()).as("%s", uri).isEqualTo("200");
        }
    }

    /** What should not be left: none as soon as that is so, or what is when time is up. */
    private static List<String> leftAtLast(UnaryOperator<List<String>> wrong) {
        long end = System.nanoTime() + LIMIT.toNanos();
        List<String> left = wrong.apply(left());
        while (!left.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            occupyWorkers();
            left = wrong.apply(left());
        }
        return left;
    }

    /**
     * A thread of a server may have a request, and the application it was for, on its stack: an idle one the last until the
     * next, and that goes to the thread that became idle last; one of JBoss' pool the one that it was started for, as long as
     * it lives. So many are kept at the same time: before, for none to be started for the application; after, for all to have
     * something else to do.
     */
    private static void occupyWorkers() {
        Browser browser = new Browser();
        List<CompletableFuture<Void>> visits = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> browser.exchange(at("/watcher/watch/busy")), visit -> new Thread(visit).start()))
                .limit(VISITS)
                .toList();
        visits.forEach(CompletableFuture::join);
    }

    private static List<String> left() {
        Page page = new Browser().exchange(at("/watcher/watch/left"));
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return new ArrayList<>(page.text().lines().toList());
    }

    private static URI at(String path) {
        return Shop.server().resolve(path);
    }
}
