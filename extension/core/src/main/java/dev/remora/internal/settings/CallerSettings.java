package dev.remora.internal.settings;

import dev.remora.TokenOwner.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of users who signed in with a remote application, as callers of this one.
 *
 * @param signsIn whether users sign in with it, so that they are callers
 * @param displayName the name that users read, or {@code null} for the name of the remote application
 * @param buttonColours the colours of its button, or {@code null} for those of the page
 * @param rolesClaim a JSON Pointer (RFC 6901) into the claims, or {@code null} for no roles
 * @param tokenOwner whose its tokens are, or {@code null} where the caller and the request say
 * @param rolesMap the roles of the application by what the claim says; empty: the claim says roles of the application
 */
public record CallerSettings(
        boolean signsIn,
        @Nullable String displayName,
        @Nullable ButtonColours buttonColours,
        @Nullable String rolesClaim,
        @Nullable Kind tokenOwner,
        Map<String, Set<String>> rolesMap) {

    /** The settings where none is set. */
    public static final CallerSettings DEFAULT = new CallerSettings(true, null, null, null, null, Map.of());

    /** Whether sign-ins with it make callers: a token that all users share says nothing about one. */
    public boolean makesCallers() {
        return signsIn && tokenOwner != Kind.APPLICATION;
    }

    public CallerSettings {
        rolesMap = Map.copyOf(rolesMap);
    }
}
