package dev.remora.internal.token;

import dev.remora.internal.oauth2.RandomText;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorizations;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Marks a session that the browser keeps at each grant, so that copies of its cookies from before are known. */
final class SessionGrants {

    // CookieSession knows it too
    private static final String ATTRIBUTE = "dev.remora.grant";
    // each takes 60 bytes of a cookie
    private static final int MOST = 8;

    private SessionGrants() {}

    /** The mark of the newest grant; {@code null} in sessions that the server keeps, whose id changes then. */
    static @Nullable String newest(BrowserSession session) {
        List<Grant> grants = grants(session);
        return grants.isEmpty() ? null : grants.get(grants.size() - 1).mark();
    }

    /** Marks a session that the browser keeps, where it leads to sign-ins that are kept elsewhere. */
    static void note(BrowserSession session, Instant now, SecureRandom random) {
        if (session.keptByBrowser()
                && session.get(PendingAuthorizations.BROWSER).isPresent()) {
            List<Grant> grants = new ArrayList<>(grants(session));
            grants.add(new Grant(RandomText.of(random), now));
            while (grants.size() > MOST) {
                // the next tells about all that did not know the oldest
                Instant before = grants.remove(0).time();
                grants.set(0, new Grant(grants.get(0).mark(), before));
            }
            session.set(
                    ATTRIBUTE,
                    grants.stream()
                            .map(grant -> grant.mark() + " " + grant.time().toEpochMilli())
                            .collect(Collectors.joining("\n")));
        }
    }

    /**
     * Whether a sign-in was begun in this browser itself: after the newest grant, or before the one that followed those it knew. One
     * that was begun later without knowing that one was begun with copies of the cookies.
     */
    static boolean areKnown(BrowserSession session, @Nullable String afterGrant, Instant begunAt) {
        List<Grant> grants = grants(session);
        int known = grants.stream().map(Grant::mark).toList().indexOf(afterGrant);
        return known == grants.size() - 1
                || begunAt.toEpochMilli() <= grants.get(known + 1).time().toEpochMilli();
    }

    /** A sign-in by which somebody got a token. */
    private record Grant(String mark, Instant time) {}

    /** The grants of this session, the oldest first. */
    private static List<Grant> grants(BrowserSession session) {
        return session.keptByBrowser()
                ? SessionAttributes.text(session, ATTRIBUTE).stream()
                        .flatMap(String::lines)
                        .map(line -> line.split(" ", 2))
                        .map(parts -> new Grant(parts[0], Instant.ofEpochMilli(Long.parseLong(parts[1]))))
                        .toList()
                : List.of();
    }
}
