package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listings of this module's page compile as they stand there. */
class GuidePageTest {

    private static final Pattern LISTING = Pattern.compile("(?s)\\[source,java\\]\n----\n(.*?)\n----");
    private static final Pattern TYPE = Pattern.compile("public class (\\w+)");

    private static final String IMPORTS = """
            package guide;
            import dev.remora.security.*;
            import jakarta.enterprise.context.*;
            import jakarta.enterprise.inject.*;
            import jakarta.inject.*;
            import jakarta.security.enterprise.*;
            import jakarta.security.enterprise.authentication.mechanism.http.*;
            import jakarta.servlet.annotation.*;
            import jakarta.servlet.http.*;
            import java.io.*;
            import java.util.*;
            """;

    @TempDir
    Path folder;

    @Test
    void itsListingsCompile() throws Exception {
        String page = Files.readString(
                Path.of(System.getProperty("remora.root"), "extension/docs/how-to/jakarta-security.adoc"));
        List<String> listings =
                LISTING.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(listings).hasSize(3);
        for (String listing : listings) {
            assertThat(problems(listing)).isEmpty();
        }
    }

    private String problems(String listing) throws Exception {
        Matcher type = TYPE.matcher(listing);
        String name =
                type.results().findFirst().map(MatchResult::group).orElseThrow().replace("public class ", "");
        Path source = Files.writeString(folder.resolve(name + ".java"), IMPORTS + listing);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(
                        problems,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        return compiled ? "" : problems.toString();
    }
}
