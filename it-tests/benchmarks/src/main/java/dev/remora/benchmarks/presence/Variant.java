package dev.remora.benchmarks.presence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An application with so many names, which come from somewhere. */
record Variant(Names from, int names) {

    /** Where names come from. */
    enum Names {
        /** No Remora. */
        WITHOUT,
        /** No Remora: a bean for each name, written by hand, and an injection point. What the container itself needs. */
        BY_HAND,
        INJECTED,
        CONFIGURED
    }

    static final Variant WITHOUT = new Variant(Names.WITHOUT, 0);

    static final Variant NO_REMOTE_APP = new Variant(Names.INJECTED, 0);

    static final Variant THOUSAND_CONFIGURED = new Variant(Names.CONFIGURED, 1000);

    static final List<Variant> ALL = List.of(
            WITHOUT,
            NO_REMOTE_APP,
            new Variant(Names.BY_HAND, 10),
            new Variant(Names.INJECTED, 10),
            new Variant(Names.CONFIGURED, 10),
            new Variant(Names.BY_HAND, 1000),
            new Variant(Names.INJECTED, 1000),
            THOUSAND_CONFIGURED);

    boolean remora() {
        return from == Names.INJECTED || from == Names.CONFIGURED;
    }

    String label() {
        return from.name().toLowerCase(Locale.ROOT) + "-" + names;
    }

    /** One application with a bean that has the injection points. */
    String source() {
        return """
                import jakarta.enterprise.context.ApplicationScoped;
                import jakarta.enterprise.inject.Produces;
                import jakarta.inject.*;
                import jakarta.ws.rs.ApplicationPath;
                import jakarta.ws.rs.core.Application;
                import java.lang.annotation.*;
                @ApplicationScoped
                public class Users {
                %s%s
                    @ApplicationPath("api") public static class Api extends Application {}
                }
                @ApplicationScoped class Handmade {
                %s}
                @Qualifier @Retention(RetentionPolicy.RUNTIME)
                @interface Part { String value(); }
                """.formatted(
                from == Names.INJECTED
                        ? each("@Inject @dev.remora.RemoteApp(\"service%1$d\") dev.remora.OAuthRemote r%1$d;")
                        : "",
                from == Names.BY_HAND ? each("@Inject @Part(\"service%1$d\") Runnable r%1$d;") : "",
                from == Names.BY_HAND ? each("@Produces @Part(\"service%1$d\") Runnable p%1$d = () -> {};") : "");
    }

    /** What is configured. */
    String properties() {
        return from == Names.CONFIGURED ? each("remora.service%1$d.provider=github") : "";
    }

    private String each(String line) {
        return IntStream.range(0, names).mapToObj(i -> line.formatted(i) + "\n").collect(Collectors.joining());
    }
}
