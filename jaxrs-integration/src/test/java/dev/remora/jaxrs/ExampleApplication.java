package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An example of the guide, word for word, with what a reader has around it, compiled. */
final class ExampleApplication {

    private static final Pattern TYPE =
            Pattern.compile("^(@.*\\s)?public (?:class|interface) (\\w+)", Pattern.MULTILINE);
    private static final Pattern MEMBER = Pattern.compile("^(@GET|@POST|@Inject|void) ?.*", Pattern.MULTILINE);

    private static final String IMPORTS = """
            package guide;
            import dev.remora.*;
            import dev.remora.jaxrs.*;
            import dev.remora.samples.provider.StandInProvider;
            import dev.remora.spi.*;
            import jakarta.enterprise.context.*;
            import jakarta.inject.Inject;
            import jakarta.json.*;
            import jakarta.ws.rs.*;
            import jakarta.ws.rs.client.*;
            import jakarta.ws.rs.core.*;
            import java.net.URI;
            import java.util.*;
            import org.eclipse.microprofile.rest.client.inject.*;
            import static jakarta.ws.rs.core.MediaType.TEXT_PLAIN;
            """;

    /** What the reader's application has already. */
    private static final Map<String, String> AROUND = Map.of(
            "User",
            "public record User(String login) {}",
            "NewRepository",
            "public record NewRepository(String name) {}",
            "CurrentUser",
            "@RequestScoped public class CurrentUser { public Token twitterToken() { return null; } public void keep(Token token) {} }",
            "Accounts",
            "@RequestScoped public class Accounts { public CurrentUser current() { return new CurrentUser(); }"
                    + " public Account of(String issuer, String subject) { return new Account(); } }",
            "Account",
            "public class Account { public void rename(String name) {} public void writeTo(String email) {} }");

    private static final String RESOURCE = """
            @Path("/") @RequestScoped
            public class Example {
                @Inject @RemoteApp("twitter") OAuthRemote twitter;
                @Inject @RemoteApp("github") OAuthRemote github;
                @Inject @RemoteApp("keycloak") OAuthRemote keycloak;
                Accounts accounts = new Accounts();
                @Context UriInfo uri;
                List<String> flashes = new ArrayList<>();
                void flash(String text) { flashes.add(text); }
            %s}
            """;

    private static final String APPLICATION = """
            @ApplicationPath("app")
            public class Root extends Application {
                private final Set<Class<?>> classes;
                public Root(Set<Class<?>> classes) { this.classes = classes; }
                @Override public Set<Class<?>> getClasses() { return classes; }
            }
            """;

    private static final String CALL = """
            @GET @Path("example/call") @Produces(TEXT_PLAIN) public String call() throws Exception {
            %sreturn String.join("\\n", flashes); }
            """;

    private final ClassLoader loader;
    private final String mainClass;

    private ExampleApplication(ClassLoader loader, String mainClass) {
        this.loader = loader;
        this.mainClass = mainClass;
    }

    static ExampleApplication of(GuideExample example, Path folder) throws IOException {
        String text = example.text().replaceFirst("\\Apackage .*\\R", "");
        Map<String, String> types = new LinkedHashMap<>(AROUND);
        var type = TYPE.matcher(text);
        String name = type.find() ? type.group(2) : "Example";
        if (!name.equals("Example")) {
            types.put(name, text);
        } else if (MEMBER.matcher(text).find()) {
            types.put(name, RESOURCE.formatted(text));
        } else if (text.startsWith("@")) {
            types.put(name, text + "public class Example {}");
        } else {
            types.put(name, RESOURCE.formatted(CALL.formatted(text)));
        }
        types.put("Root", APPLICATION);
        compile(types, folder);
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/beans.xml"),
                "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                        + " bean-discovery-mode=\"annotated\"></beans>");
        ClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
        return new ExampleApplication(loader, "guide." + name);
    }

    Class<?> type() throws ClassNotFoundException {
        return loader.loadClass(mainClass);
    }

    /** Starts a server whose application is the example and those classes. */
    TestServer start(Class<?>... classes) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return TestServer.with((Application)
                    loader.loadClass("guide.Root").getConstructor(Set.class).newInstance(Set.of(classes)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void compile(Map<String, String> types, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter faults = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            for (Map.Entry<String, String> type : types.entrySet()) {
                Files.writeString(folder.resolve(type.getKey() + ".java"), IMPORTS + type.getValue());
            }
            List<Path> sources = types.keySet().stream()
                    .map(name -> folder.resolve(name + ".java"))
                    .toList();
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
            boolean fine = compiler.getTask(
                            faults, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(fine).as("%s", faults).isTrue();
        }
    }
}
