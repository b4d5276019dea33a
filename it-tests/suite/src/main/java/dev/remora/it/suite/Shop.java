package dev.remora.it.suite;

import dev.remora.OAuth;
import dev.remora.it.app.ShopApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.container.ResourceContainer;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application under test as an archive, under a context path and an {@code @ApplicationPath}. */
final class Shop {

    /** Name of the archive. */
    static final String ARCHIVE = "shop.war";

    private Shop() {}

    /** Address of the server. */
    static URI server() {
        return URI.create("http://127.0.0.1:" + Integer.getInteger("remora.it.http-port"));
    }

    /** Address of the JAX-RS application, with a slash at the end. */
    static URI base() {
        return server().resolve("/shop/api/");
    }

    /** The archive with that configuration. */
    static WebArchive archive(Map<String, String> configuration) {
        WebArchive shop = ShrinkWrap.create(WebArchive.class, ARCHIVE)
                .addPackage(ShopApplication.class.getPackage())
                .addAsLibraries(library(OAuth.class), library(RemoteAppFeature.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        return configured(shop, configuration);
    }

    /** That archive, with that configuration in it. */
    static <A extends Archive<A> & ResourceContainer<A>> A configured(A archive, Map<String, String> configuration) {
        return archive.addAsResource(
                new StringAsset(properties(configuration)), "META-INF/microprofile-config.properties");
    }

    /** The library that a class comes from, be it a jar or a folder of classes. */
    static JavaArchive library(Class<?> type) {
        try {
            File file = new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (file.isFile()) {
                return ShrinkWrap.createFromZipFile(JavaArchive.class, file);
            }
            return ShrinkWrap.create(JavaArchive.class, type.getSimpleName() + ".jar")
                    .as(ExplodedImporter.class)
                    .importDirectory(file)
                    .as(JavaArchive.class);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String properties(Map<String, String> configuration) {
        return new TreeMap<>(configuration)
                .entrySet().stream()
                        .map(entry -> escape(entry.getKey()).replace(" ", "\\ ") + "=" + escape(entry.getValue()))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    /** As properties files want it; also keeps MicroProfile Config from reading expressions into values. */
    private static String escape(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c > '~' || c == '\\' || c == ':' || c == '='
                        ? String.format("\\u%04x", c)
                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
