package dev.remora.it.suite;

import dev.remora.OAuth;
import dev.remora.jaxrs.RemoteAppFeature;
import dev.remora.samples.provider.Client;
import dev.remora.samples.provider.Endpoints;
import dev.remora.samples.provider.StandInProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jose4j.jwk.JsonWebKey;
import org.slf4j.Logger;

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
                // what remora brings for OpenID Connect
                .addAsLibraries(Shop.library(JsonWebKey.class), Shop.library(Logger.class))
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
        StringBuilder settings = new StringBuilder();
        Endpoints.settings(standIn.uri().toString())
                .forEach((key, address) ->
                        settings.append('\n').append(key).append('=').append(address));
        Stream.of("TWITTER", "GITHUB", "WEIBO", "ACME")
                .forEach(app -> settings.append('\n')
                        .append(app)
                        .append(".client-id=")
                        .append(Client.SAMPLE.key())
                        .append('\n')
                        .append(app)
                        .append("_CONSUMER_SECRET=")
                        .append(Client.SAMPLE.secret()));
        return settings.append('\n').toString();
    }
}
