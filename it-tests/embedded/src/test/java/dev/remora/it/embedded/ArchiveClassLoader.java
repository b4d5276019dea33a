package dev.remora.it.embedded;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads what an archive has of its own from the archive, as servers do, and all else from the class path. */
final class ArchiveClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Path classes;

    ArchiveClassLoader(Path classes, ClassLoader parent) {
        super(new URL[] {url(classes)}, parent);
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!Files.exists(classes.resolve(name.replace('.', '/') + ".class"))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    private static URL url(Path directory) {
        try {
            return directory.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
