package dev.remora.it.suite;

import dev.remora.OAuth;
import dev.remora.jaxrs.RemoteAppFeature;
import dev.remora.samples.provider.StandInProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The sample's own classes and settings as an archive, and the provider that it signs in with. */
final class Sample {

    private static final String SETTINGS = "META-INF/microprofile-config.properties";

    private Sample() {}

    static StandInProvider provider() {
        try {
            return StandInProvider.start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The archive.
     *
     * @param packages those with the {@code Application}; by name, since classes that they refer to are in the archive only
     */
    static WebArchive archive(String name, StandInProvider provider, String... packages) {
        Path classes = Path.of(System.getProperty("remora.it.sample"));
        JavaArchive all = ShrinkWrap.create(JavaArchive.class)
                .as(ExplodedImporter.class)
                .importDirectory(classes.toFile())
                .as(JavaArchive.class);
        return ShrinkWrap.create(WebArchive.class, name)
                .merge(
                        all,
                        "WEB-INF/classes",
                        Filters.exclude(".*/start/.*|.*/META-INF/(services|microprofile-config).*"))
                .addPackages(false, packages)
                .addAsLibraries(Shop.library(OAuth.class), Shop.library(RemoteAppFeature.class))
                .addAsResource(new StringAsset(settings(classes) + standIn(provider)), SETTINGS);
    }

    private static String settings(Path classes) {
        try {
            return Files.readString(classes.resolve(SETTINGS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String standIn(StandInProvider standIn) {
        String provider = standIn.uri().toString();
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
}
