package dev.remora.it.secured;

import java.security.Principal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The line that says who calls, and in which roles. */
final class Who {

    private Who() {}

    static String calls(@Nullable Principal caller, Predicate<String> roles) {
        String name = caller == null ? "" : caller.getName();
        // what servers call nobody
        boolean nobody = name.isEmpty() || name.equalsIgnoreCase("anonymous") || name.equals("UNAUTHENTICATED");
        return (nobody ? "nobody" : name)
                + (roles.test("reader") ? " reads" : "")
                + (roles.test("writer") ? " writes" : "");
    }
}
