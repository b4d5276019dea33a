package dev.remora.internal.token;

import dev.remora.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The callers that Remora makes of users who sign in with one remote app. */
public interface RemoteCallers {

    /** Returns the name of the caller whom a sign-in of the current request's browser makes, with whatever remote app. */
    Optional<String> current();

    /** Whether the current caller gets the tokens that the session has for nobody. */
    boolean mayAdopt();

    /** Whether the current caller was made by a token of this name, of another user of this remote app. */
    boolean isOther(@Nullable String tokenKey, Identity identity);

    /** Whether sign-ins with this remote app make callers. */
    boolean made();

    /** Returns the name that this user has as caller; empty where no sign-in with this remote app makes callers. */
    Optional<String> nameOf(Identity identity);
}
