package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.walk.SignInWalk;
import dev.remora.jaxrs.RemoteAppFeature;
import dev.remora.samples.provider.StandInProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample's own classes and settings as a web application, under a context path and an {@code @ApplicationPath}. */
@OnServer
class SampleIT {

    private static final StandInProvider PROVIDER = startProvider();
    /** By its file: the classes that it names are in the archive only. */
    private static final String APPLICATION = "dev/remora/it/sample/SampleApplication.class";

    private static final String SETTINGS = "META-INF/microprofile-config.properties";

    @Deployment(testable = false)
    static WebArchive sample() throws IOException {
        Path classes = Path.of(System.getProperty("remora.it.sample"));
        JavaArchive all = ShrinkWrap.create(JavaArchive.class)
                .as(ExplodedImporter.class)
                .importDirectory(classes.toFile())
                .as(JavaArchive.class);
        String settings = Files.readString(classes.resolve(SETTINGS));
        return ShrinkWrap.create(WebArchive.class, "sample.war")
                .merge(
                        all,
                        "WEB-INF/classes",
                        Filters.exclude(".*/start/.*|.*/META-INF/(services|microprofile-config).*"))
                .addAsResource(new ClassLoaderAsset(APPLICATION), APPLICATION)
                .addAsLibraries(Shop.library(OAuth.class), Shop.library(RemoteAppFeature.class))
                .addAsResource(new StringAsset(settings + standIn()), SETTINGS);
    }

    private static String standIn() {
        String provider = PROVIDER.uri().toString();
        Map<String, String> endpoints = Map.ofEntries(
                Map.entry("twitter.base-url", "/twitter/1.1/"),
                Map.entry("twitter.request-token-url", "/twitter/oauth/request_token"),
                Map.entry("twitter.authorize-url", "/twitter/oauth/authenticate"),
                Map.entry("twitter.access-token-url", "/twitter/oauth/access_token"),
                Map.entry("github.base-url", "/github/api/"),
                Map.entry("github.authorize-url", "/github/login/oauth/authorize"),
                Map.entry("github.access-token-url", "/github/login/oauth/access_token"),
                Map.entry("weibo.base-url", "/weibo/2/"),
                Map.entry("weibo.authorize-url", "/weibo/oauth2/authorize"),
                Map.entry("weibo.access-token-url", "/weibo/oauth2/access_token"));
        StringBuilder settings = new StringBuilder();
        endpoints.forEach((key, path) -> settings.append("\nremora.")
                .append(key)
                .append('=')
                .append(provider)
                .append(path));
        Stream.of("TWITTER", "GITHUB", "WEIBO")
                .forEach(app -> settings.append("\n")
                        .append(app)
                        .append(".consumer-key=sample-key\n")
                        .append(app)
                        .append("_CONSUMER_SECRET=sample-secret"));
        return settings.append('\n').toString();
    }

    private static StandInProvider startProvider() {
        try {
            return StandInProvider.start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    private static URI home() {
        return Shop.server().resolve("/sample/pages/");
    }

    @Test
    void oneSignsInWithAllThreeReadsAndWrites() {
        SignInWalk.walk(home(), List.of("twitter", "github", "weibo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo"})
    void whoDeniesIsToldSo(String app) {
        Browser browser = new Browser();
        Page question = browser.open(home().resolve(app + "/login"));
        int before = PROVIDER.tokenRequests();

        Page denied = browser.submit(question.form().pressing("decision", "deny"));

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text()).contains("You denied the request to sign in.");
        assertThat(PROVIDER.tokenRequests()).isEqualTo(before);
    }

    @Test
    void forgedCallbackLetsTheUserStartAgain() {
        Page page = new Browser().open(home().resolve("github/authorized?code=stolen&state=forged"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("Please start again").doesNotContain("stolen", "forged");
    }
}
