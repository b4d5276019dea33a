package dev.remora.benchmarks.presence;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles the application of a variant into a folder that is a bean archive. */
record ApplicationClasses(Path work) {

    Path of(Variant variant) {
        return work.resolve(variant.label()).resolve("classes");
    }

    void compile(Variant variant, List<Path> libraries) throws IOException {
        Path folder = work.resolve(variant.label());
        Path source = Files.createDirectories(folder.resolve("source")).resolve("Users.java");
        Path classes = Files.createDirectories(of(variant));
        Files.writeString(source, variant.source());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath(libraries),
                "-d",
                classes.toString(),
                source.toString());
        if (result != 0) {
            throw new IOException("cannot compile " + source);
        }
        Path beans = Files.createDirectories(classes.resolve("META-INF")).resolve("beans.xml");
        Files.writeString(beans, "<beans bean-discovery-mode=\"annotated\" version=\"4.0\"/>");
        Files.writeString(beans.resolveSibling("microprofile-config.properties"), variant.properties());
    }

    private static String classPath(List<Path> libraries) {
        return libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
