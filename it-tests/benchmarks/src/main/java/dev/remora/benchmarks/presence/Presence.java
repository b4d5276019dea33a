package dev.remora.benchmarks.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures what it costs to have Remora in an application, and prints tables of it. */
public final class Presence {

    private static final int PORT_OFFSET = 20_000;

    private final Path target;
    private final List<Path> libraries;
    private final List<Path> own;
    private final ApplicationClasses classes;

    private Presence(Path target, Path work) throws IOException {
        this.target = target;
        this.libraries = Folders.jars(target.resolve("lib"));
        this.own = libraries.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("remora"))
                .toList();
        this.classes = new ApplicationClasses(work);
        for (Variant variant : Variant.ALL) {
            classes.compile(variant, libraries);
        }
    }

    /** The argument says how often each is done; 11 by default. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int times = args.length == 0 ? 11 : Integer.parseInt(args[0]);
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        Path work = Files.createTempDirectory("remora-presence");
        try {
            Presence presence = new Presence(jar.resolveSibling(""), work);
            presence.sizes();
            presence.weld(times);
            presence.wildfly(times, work);
        } finally {
            Folders.delete(work);
        }
    }

    private void sizes() throws IOException {
        for (Path jar : own) {
            System.out.printf(Locale.ROOT, "%-40s %8d bytes%n", jar.getFileName(), Files.size(jar));
        }
    }

    private void weld(int times) throws IOException, InterruptedException {
        WeldBoots weld = new WeldBoots(libraries, target.resolve("classes"));
        Results results = Results.none();
        for (int i = 0; i < times; i++) {
            for (Boots each : results.all()) {
                weld.boot(each, classes.of(each.variant()));
            }
        }
        results.print("Weld SE, a fresh process each");
        System.out.printf(Locale.ROOT, "heap of an idle remote app: %.0f bytes%n", results.bytesOfIdleApp());
    }

    private void wildfly(int times, Path work) throws IOException, InterruptedException {
        Results results = Results.none();
        try (WildFlyServer server = WildFlyServer.start(target.resolve("wildfly"), work, PORT_OFFSET)) {
            for (int i = -1; i < times; i++) { // the first round only loads the classes of the server
                for (Boots each : results.all()) {
                    double millis = server.deploy(
                            classes.of(each.variant()), each.variant().remora() ? own : List.of());
                    if (i >= 0) {
                        each.millis().add(millis);
                    }
                }
            }
        }
        results.print("WildFly, deployed again and again");
    }
}
