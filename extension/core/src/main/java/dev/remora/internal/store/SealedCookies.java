package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserCookie;
import dev.remora.spi.BrowserCookies;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The encrypted cookies of one request. Those over https are named {@code __Host-...}, which browsers take from this very
 * host and over https only.
 */
final class SealedCookies {

    /** Of a cookie with its name and attributes, in bytes: browsers drop what is larger (RFC 6265 section 6.1). */
    static final int LARGEST = 4096;

    private static final Logger LOG = System.getLogger(SealedCookies.class.getPackageName());

    private static final int FORMAT = 1;
    // ; Path=/; HttpOnly; Secure; SameSite=None; Max-Age=999999999
    private static final int ATTRIBUTES = 60;
    private static final int APPLICATION_LENGTH = 6;
    private static final int ID_LENGTH = 22;

    private final BrowserCookies cookies;
    private final CookieSeal seal;
    private final InstantSource clock;
    private final boolean secure;
    private final boolean crossSite;

    SealedCookies(BrowserCookies cookies, CookieSeal seal, InstantSource clock, boolean secure, boolean crossSite) {
        this.cookies = cookies;
        this.seal = seal;
        this.clock = clock;
        this.secure = secure;
        this.crossSite = secure && crossSite; // others do not go with requests of other sites, whatever they say
    }

    /** Returns the hash of a text that tells one cookie of a kind from the others; nothing can be read from it. */
    static String id(String text) {
        return hash(text, ID_LENGTH);
    }

    /** Returns the browser's cookies; equal for all that is done with the same request. */
    BrowserCookies cookies() {
        return cookies;
    }

    /** In their order: browsers send the oldest first (RFC 6265 section 5.4). */
    List<String> ids(String kind) {
        String prefix = prefix(kind);
        return cookies.values().keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.length() == prefix.length() + ID_LENGTH)
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    /** The name and the value as they go to and fro, in bytes; zero for one that is not there. */
    int size(String kind, String id) {
        String name = prefix(kind) + id;
        String value = cookies.values().get(name);
        return value == null ? 0 : name.length() + 1 + value.length();
    }

    /**
     * The content of a cookie that was read.
     *
     * @param fingerprint of this very cookie: the same content written again has another
     */
    record Opened<T>(T content, String fingerprint) {}

    /** Returns empty for a cookie that is missing, not to be trusted, too old, or of another version: never an exception. */
    <T> Optional<T> read(String kind, String id, Function<AttributeReader, T> content) {
        return open(kind, id, content).map(Opened::content);
    }

    /** Reads a cookie as {@link #read} does. */
    <T> Optional<Opened<T>> open(String kind, String id, Function<AttributeReader, T> content) {
        String name = prefix(kind) + id;
        String value = cookies.values().get(name);
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> read = seal.open(cookies.application(), name, value)
                .flatMap(octets -> AttributeReader.read(octets, FORMAT, in -> read(in, content)))
                .flatMap(Function.identity());
        if (read.isEmpty()) {
            LOG.log(Level.DEBUG, () -> StoreMessages.cookieUnreadable(prefix(kind)));
        }
        return read.map(found -> new Opened<>(found, Base64.getEncoder().encodeToString(Hashes.sha256(value))));
    }

    /** The content begins with its end. */
    private <T> Optional<T> read(AttributeReader in, Function<AttributeReader, T> content) {
        Instant end = in.instant();
        T read = content.apply(in);
        return end.isAfter(clock.instant()) ? Optional.of(read) : Optional.empty();
    }

    /**
     * Writes a cookie that counts for so long, whether or not the browser is closed meanwhile.
     *
     * @return whether the browser will get it
     */
    boolean writeLasting(String kind, String id, AttributeContent content, Duration lifetime) {
        return cookies.set(cookie(prefix(kind) + id, content, lifetime).withMaxAge(lifetime));
    }

    /** Writes a cookie as {@link #writeLasting} does, but until the browser is closed. */
    boolean write(String kind, String id, AttributeContent content, Duration lifetime) {
        return cookies.set(cookie(prefix(kind) + id, content, lifetime));
    }

    void erase(String kind, String id) {
        String name = prefix(kind) + id;
        if (cookies.values().containsKey(name)) {
            cookies.set(BrowserCookie.of(name, "").withMaxAge(Duration.ZERO).withSecure(secure));
        }
    }

    private BrowserCookie cookie(String name, AttributeContent content, Duration lifetime) {
        AttributeWriter out =
                new AttributeWriter(FORMAT).instant(clock.instant().plus(lifetime));
        content.writeTo(out);
        String value = seal.seal(cookies.application(), name, out.octets());
        int size = name.length() + 1 + value.length() + ATTRIBUTES;
        if (size > LARGEST) {
            throw new CookieTooLargeException(size);
        }
        return BrowserCookie.of(name, value).withSecure(secure).withCrossSite(crossSite);
    }

    private String prefix(String kind) {
        return (secure ? "__Host-" : "") + "remora-" + kind + "-" + hash(cookies.application(), APPLICATION_LENGTH)
                + "-";
    }

    private static String hash(String text, int length) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Hashes.sha256(text))
                .substring(0, length);
    }
}
