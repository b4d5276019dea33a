package dev.remora.internal.signin;

import dev.remora.Identity;
import dev.remora.internal.token.SessionUsers;
import dev.remora.internal.wire.FieldReader;
import dev.remora.internal.wire.FieldWriter;
import dev.remora.internal.wire.Hashes;
import dev.remora.internal.wire.WireException;
import jakarta.json.JsonNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that a session has seen.
 *
 * @param user the hash of issuer and subject; {@code null} of a provider that says nothing about users
 * @param caller whether the user is the caller as long as it lasts: at most one is
 * @param crossSite whether a page of another site began the sign-in that made that caller, who may not be who uses the browser
 * @param owner the name of that caller, where the token is kept for the caller; else {@code null}
 * @param session the session at the provider, where the token is kept for the caller, who may have another one by now
 * @param since when the provider says that it began, where the token is kept for the caller
 * @param provedAt when the user proved to the provider who it is, for this very sign-in; {@code null} if that is not known
 */
record SignInEntry(
        String remoteApp,
        @Nullable String tokenKey,
        @Nullable String user,
        boolean caller,
        boolean crossSite,
        @Nullable String owner,
        @Nullable String session,
        @Nullable Instant since,
        @Nullable Instant provedAt) {

    /** How many a session remembers: all of them fit into one cookie. */
    static final int MOST = 10;

    private static final int FORM = 1;
    // each entry has its own numbers of fields
    private static final int STEP = 8;
    private static final int REMOTE_APP = 1;
    private static final int TOKEN_KEY = 2;
    private static final int USER = 3;
    private static final int CALLER = 4;
    private static final int OWNER = 5;
    private static final int SESSION = 6;
    private static final int SINCE = 7;
    private static final int PROVED_AT = 8;
    private static final int USER_OF_SESSION = 200;

    private static final String BY_OTHER_SITE = "cross-site";

    /**
     * Makes one.
     *
     * @param owner the name of the caller, where the token is kept for the caller
     * @param crossSite whether a page of another site began it
     */
    static SignInEntry of(
            String remoteApp,
            @Nullable String tokenKey,
            @Nullable Identity identity,
            boolean caller,
            @Nullable String owner,
            boolean crossSite) {
        boolean owned = caller && owner != null;
        return new SignInEntry(
                remoteApp,
                tokenKey,
                identity == null ? null : hash(identity),
                caller,
                caller && crossSite,
                owned ? owner : null,
                owned && identity != null ? session(identity) : null,
                owned && identity != null ? since(identity) : null,
                identity == null ? null : identity.authTime());
    }

    boolean isAbout(String otherApp, @Nullable String otherKey) {
        return remoteApp.equals(otherApp) && Objects.equals(tokenKey, otherKey);
    }

    boolean isUser(Identity identity) {
        return hash(identity).equals(user);
    }

    SignInEntry withoutCaller() {
        return new SignInEntry(remoteApp, tokenKey, user, false, false, null, null, null, provedAt);
    }

    /** The session at the provider that a user signed in to. */
    static @Nullable String session(Identity identity) {
        return identity.claims().getString("sid", null);
    }

    /** When a provider said who a user is. */
    static @Nullable Instant since(Identity identity) {
        return identity.claims().get("iat") instanceof JsonNumber issuedAt
                ? Instant.ofEpochSecond(issuedAt.longValue())
                : null;
    }

    /** @param user who uses the session; see {@link SessionUsers#user} */
    static byte[] written(List<SignInEntry> entries, @Nullable String user) {
        FieldWriter out = new FieldWriter(FORM).text(USER_OF_SESSION, user);
        for (int i = 0; i < entries.size(); i++) {
            SignInEntry entry = entries.get(i);
            out.text(i * STEP + REMOTE_APP, entry.remoteApp())
                    .text(i * STEP + TOKEN_KEY, entry.tokenKey())
                    .text(i * STEP + USER, entry.user())
                    .text(i * STEP + CALLER, caller(entry))
                    .text(i * STEP + OWNER, entry.owner())
                    .text(i * STEP + SESSION, entry.session())
                    .text(i * STEP + SINCE, seconds(entry.since()))
                    .text(i * STEP + PROVED_AT, seconds(entry.provedAt()));
        }
        return out.toOctets();
    }

    /** Reads those that can be read, and that were written for this user of the session. */
    static List<SignInEntry> read(byte[] octets, @Nullable String user) {
        try {
            FieldReader in = FieldReader.of(octets, FORM);
            return Objects.equals(user, in.textOrNull(USER_OF_SESSION)) ? entries(in) : List.of();
        } catch (WireException | NumberFormatException | DateTimeException e) {
            return List.of();
        }
    }

    private static List<SignInEntry> entries(FieldReader in) {
        List<SignInEntry> entries = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String remoteApp = in.textOrNull(i * STEP + REMOTE_APP);
            if (remoteApp != null) {
                entries.add(new SignInEntry(
                        remoteApp,
                        in.textOrNull(i * STEP + TOKEN_KEY),
                        in.textOrNull(i * STEP + USER),
                        in.textOrNull(i * STEP + CALLER) != null,
                        BY_OTHER_SITE.equals(in.textOrNull(i * STEP + CALLER)),
                        in.textOrNull(i * STEP + OWNER),
                        in.textOrNull(i * STEP + SESSION),
                        instant(in.textOrNull(i * STEP + SINCE)),
                        instant(in.textOrNull(i * STEP + PROVED_AT))));
            }
        }
        return entries;
    }

    private static @Nullable String caller(SignInEntry entry) {
        if (!entry.caller()) {
            return null;
        }
        return entry.crossSite() ? BY_OTHER_SITE : "";
    }

    private static @Nullable String seconds(@Nullable Instant instant) {
        return instant == null ? null : Long.toString(instant.getEpochSecond());
    }

    private static @Nullable Instant instant(@Nullable String seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static String hash(Identity identity) {
        return Hashes.name(identity.issuer(), identity.subject());
    }
}
