package dev.remora.jaxrs;

import dev.remora.RemotePrincipal;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one table of what runtimes hand out as the principal of a user whom they do not know. */
final class AnonymousPrincipals {

    private AnonymousPrincipals() {}

    /** The name of the caller, unless that is what a runtime calls nobody. */
    static Optional<String> callerName(@Nullable SecurityContext security) {
        return security == null
                ? Optional.empty()
                : callerName(security.getUserPrincipal(), security::getAuthenticationScheme);
    }

    /** The name of the caller, unless that is what a runtime calls nobody. */
    static Optional<String> callerName(@Nullable Principal principal, Supplier<@Nullable String> scheme) {
        // one that Remora made from the session owns nothing: the tokens stay the session's
        String name = principal == null || principal instanceof RemotePrincipal ? null : principal.getName();
        return name == null || isNobody(name, scheme.get()) ? Optional.empty() : Optional.of(name);
    }

    private static boolean isNobody(String name, @Nullable String scheme) {
        return switch (name) {
            // Quarkus
            case "" -> true;
            // WildFly (Elytron)
            case "anonymous" -> true;
            // Payara and GlassFish
            case "ANONYMOUS" -> true;
            // Open Liberty
            case "UNAUTHENTICATED" -> true;
            // Helidon MP with its security module, where the application may have a user of this name too
            case "<ANONYMOUS>" -> scheme == null;
            // a missing scheme alone says nothing: Jakarta Security and SecurityContexts of applications leave it out
            default -> false;
        };
    }
}
