package dev.remora.it.quarkus;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import java.nio.file.Path;

/** Classes that are built into an application, which runs until it is closed. */
final class QuarkusApplication implements AutoCloseable {

    private final CuratedApplication built;
    private final RunningQuarkusApplication running;

    private QuarkusApplication(CuratedApplication built, RunningQuarkusApplication running) {
        this.built = built;
        this.running = running;
    }

    /** With the settings in {@code application.properties} beside the classes. */
    static QuarkusApplication start(Path classes) throws Exception {
        CuratedApplication built = QuarkusBootstrap.builder()
                .setApplicationRoot(classes)
                .setMode(QuarkusBootstrap.Mode.TEST)
                .setFlatClassPath(true) // libraries are those of the tests, loaded once
                .setProjectRoot(Path.of("").toAbsolutePath())
                .setTargetDirectory(Path.of("target").toAbsolutePath())
                .build()
                .bootstrap();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            return new QuarkusApplication(
                    built,
                    built.createAugmentor().createInitialRuntimeApplication().run());
        } catch (Exception | Error e) {
            built.close();
            throw e;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws Exception {
        try {
            running.close();
        } finally {
            built.close();
        }
    }
}
