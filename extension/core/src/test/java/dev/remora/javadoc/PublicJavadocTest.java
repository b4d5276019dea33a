package dev.remora.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever an application can name has Javadoc. */
class PublicJavadocTest {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @ParameterizedTest
    @CsvSource({
        "extension/core/src/main/java/dev/remora",
        "extension/core/src/main/java/dev/remora/spi",
        "jaxrs-integration/src/main/java/dev/remora/jaxrs",
    })
    void ofEveryExportedPackageIsComplete(Path exported) throws IOException {
        Path folder = Path.of(System.getProperty("remora.root")).resolve(exported);
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(folder)) {
            List<Path> java = sources.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertThat(java).isNotEmpty();

            assertThat(missing(files.getJavaFileObjectsFromPaths(java))).isEmpty();
        }
    }

    @Test
    void whatIsMissingIsFound() throws IOException {
        String source = """
                /** A type. */
                public class Shop<T> {
                    public static final int SIZE = 1;
                    /** Names. @param <A> a type */
                    public <A, B> int of(String name) throws java.io.IOException { return 1; }
                    protected void reached() {}
                    void hidden() {}
                    @Override public String toString() { return ""; }
                    public enum Kind { GOOD, /** Bad. */ BAD }
                    /** A pair. */
                    public record Pair(int left) { public Pair {} public Pair() { this(1); } }
                    /** An interface. */
                    public interface Open { int get(); }
                    private static class Inner { public void free() {} }
                }
                """;

        assertThat(missing(List.of(new Source(source))))
                .containsExactlyInAnyOrder(
                        "Shop @since",
                        "Shop @param <T>",
                        "Shop has a constructor that nobody wrote",
                        "Shop.SIZE",
                        "Shop.of @param <A>",
                        "Shop.of @param <B>",
                        "Shop.of @param name",
                        "Shop.of @throws java.io.IOException",
                        "Shop.of @return",
                        "Shop.reached",
                        "Shop.Kind",
                        "Shop.Kind.GOOD",
                        "Shop.Pair @param left",
                        "Shop.Pair.<init>",
                        "Shop.Open.get");
    }

    private static List<String> missing(Iterable<? extends JavaFileObject> sources) throws IOException {
        // only parsed, so that nothing has to be on the class path
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, sources);
        DocTrees docs = DocTrees.instance(task);
        List<String> missing = new ArrayList<>();
        for (CompilationUnitTree file : task.parse()) {
            missing.addAll(MissingComments.in(file, docs));
        }
        return missing;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Shop.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
