package dev.remora.it.stores;

import dev.remora.OAuth;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.app.StoreApplication;
import dev.remora.it.stores.member.MemberApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as an archive, under a context path and an {@code @ApplicationPath}. */
public final class StoreArchive {

    /** Context path of the application. */
    public static final String CONTEXT = "/store";

    /** Path of the JAX-RS application on its server. */
    static final String API = CONTEXT + "/api/";

    private static final int KEY = 32;

    private StoreArchive() {}

    /**
     * The archive for all stores but Infinispan.
     *
     * @param settings lines of the store
     */
    public static WebArchive with(ScriptedProvider provider, String... settings) {
        return archive(provider, settings).addClass(StoreApplication.class);
    }

    /** The archive for Infinispan, which has its configuration. */
    public static WebArchive withInfinispan(ScriptedProvider provider) {
        return archive(provider, "remora.token-store=infinispan", "remora.infinispan-file=store-infinispan.xml")
                .addPackage(MemberApplication.class.getPackage())
                .addAsResource("store-infinispan.xml");
    }

    /** The library that a class comes from, be it a jar or a folder of classes. */
    public static JavaArchive library(Class<?> type) {
        try {
            File file = new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return file.isFile()
                    ? ShrinkWrap.createFromZipFile(JavaArchive.class, file)
                    : ShrinkWrap.create(JavaArchive.class, type.getSimpleName() + ".jar")
                            .as(ExplodedImporter.class)
                            .importDirectory(file)
                            .as(JavaArchive.class);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jars of the class path whose names begin so. */
    public static File[] libraries(String... names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> Stream.of(names).anyMatch(file.getName()::startsWith))
                .toArray(File[]::new);
    }

    private static WebArchive archive(ScriptedProvider provider, String... settings) {
        String common = String.join(
                "\n",
                "remora.op.client-id=key",
                "remora.op.client-secret=secret",
                "remora.op.base-url=" + provider.base() + "api/",
                "remora.op.authorize-url=" + provider.base() + "authorize",
                "remora.op.token-url=" + provider.base() + "token",
                "remora.store-key=" + Base64.getEncoder().encodeToString(new byte[KEY]),
                "");
        return ShrinkWrap.create(WebArchive.class, "store.war")
                .addClass("dev.remora.it.stores.app.SignInResource")
                .addAsLibraries(library(OAuth.class), library(RemoteAppFeature.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(
                        new StringAsset(common + String.join("\n", settings)),
                        "META-INF/microprofile-config.properties");
    }
}
