package dev.remora;

import java.io.Serializable;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request whom a remote application signed in. Remora makes it from the browser's session, where it is switched
 * on ({@code remora.endpoints}, {@code remora.caller}, or a bean with {@link SignInRequired}). It owns no tokens: those stay the
 * session's, unless {@code remora.<name>.token-owner=caller}. Two are equal if name, remote application, identity and roles are.
 *
 * @since 1.0
 */
public final class RemotePrincipal implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    private static final char SEPARATOR = '|';

    private final String name;
    private final String remoteApp;
    private final Identity identity;
    private final LinkedHashSet<String> roles;

    private RemotePrincipal(String name, String remoteApp, Identity identity, Set<String> roles) {
        this.name = Objects.requireNonNull(name, "name");
        this.remoteApp = Objects.requireNonNull(remoteApp, "remoteApp");
        this.identity = Objects.requireNonNull(identity, "identity");
        this.roles = new LinkedHashSet<>(roles);
    }

    /**
     * A caller without roles, of a name that no other identity has.
     *
     * @param remoteApp the name of the remote application that the user signed in with
     * @param identity who the user is
     * @return the principal
     */
    public static RemotePrincipal of(String remoteApp, Identity identity) {
        String name = part(remoteApp) + SEPARATOR + part(identity.issuer()) + SEPARATOR + part(identity.subject());
        return new RemotePrincipal(name, remoteApp, identity, Set.of());
    }

    /**
     * The same caller with roles.
     *
     * @param roles the names of roles, as {@code @RolesAllowed} has them
     * @return a new principal
     */
    public RemotePrincipal withRoles(Set<String> roles) {
        return new RemotePrincipal(name, remoteApp, identity, roles);
    }

    /**
     * The same caller with another name.
     *
     * @param name what {@link LinkedAccounts#find} says of the identity
     * @return a new principal
     */
    public RemotePrincipal withName(String name) {
        return new RemotePrincipal(name, remoteApp, identity, roles);
    }

    /**
     * The key of the user in this application: the caller that {@link LinkedAccounts} names for the identity, else remote application, issuer and subject, of which no two users share all. Never the
     * e-mail address, nor anything else that changes.
     *
     * @return that name, or the three with {@code |} between them; a {@code |}, a percent sign, white space and what is not ASCII are written
     *     as {@code %} and the four hexadecimal digits of the UTF-16 code unit
     */
    @Override
    public String getName() {
        return name;
    }

    /**
     * The remote application that the user signed in with.
     *
     * @return its name
     */
    public String remoteApp() {
        return remoteApp;
    }

    /**
     * The user, as the provider proved who that is.
     *
     * @return the identity
     */
    public Identity identity() {
        return identity;
    }

    /**
     * The roles of the user: by the settings {@code roles-claim} and {@code roles-map}, or a {@link RoleMapper}.
     *
     * @return the names of roles, unmodifiable
     */
    public Set<String> roles() {
        return Set.copyOf(roles);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RemotePrincipal that
                && name.equals(that.name)
                && remoteApp.equals(that.remoteApp)
                && identity.equals(that.identity)
                && roles.equals(that.roles);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, roles);
    }

    /** Shows no claim beyond issuer and subject. */
    @Override
    public String toString() {
        return "RemotePrincipal[" + name + "]";
    }

    private static String part(String text) {
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '%' || c == SEPARATOR) {
                part.append('%').append(Integer.toHexString(0x10000 + c).substring(1));
            } else {
                part.append(c);
            }
        }
        return part.toString();
    }
}
