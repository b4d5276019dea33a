package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserCookie;
import dev.remora.spi.BrowserCookies;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The encrypted cookies of one request. Those over https are named {@code __Host-...}, which browsers take from this very
 * host and over https only.
 */
final class SealedCookies {

    /** Of a cookie with its name and attributes, in bytes: browsers drop what is larger (RFC 6265 section 6.1). */
    static final int LARGEST = 4096;

    private static final Logger LOG = System.getLogger(SealedCookies.class.getPackageName());

    private static final int FORMAT = 1;
    private static final byte PACKED = 2;
    // ; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=999999999
    private static final int ATTRIBUTES = 60;
    private static final int APPLICATION_LENGTH = 6;
    private static final int ID_LENGTH = 22;

    private final BrowserCookies cookies;
    private final CookieSeal seal;
    private final InstantSource clock;
    private final CookieRoom room;
    private final boolean secure;

    SealedCookies(BrowserCookies cookies, CookieSeal seal, InstantSource clock, CookieRoom room, boolean secure) {
        this.cookies = cookies;
        this.seal = seal;
        this.clock = clock;
        this.room = room;
        this.secure = secure;
    }

    /** Returns the hash of a text that tells one content of a kind from the others; nothing can be read from it. */
    static String id(String text) {
        return hash(text, ID_LENGTH);
    }

    /** Returns the browser's cookies; equal for all that is done with the same request. */
    BrowserCookies cookies() {
        return cookies;
    }

    /** Returns how much there is room for. */
    CookieRoom room() {
        return room;
    }

    /** In their order: browsers send the oldest first (RFC 6265 section 5.4). */
    List<String> ids(String kind) {
        String prefix = prefix(kind);
        int end = prefix.length() + ID_LENGTH;
        return cookies.values().keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.length() >= end)
                .filter(name -> names(name.substring(0, end)).anyMatch(name::equals))
                .map(name -> name.substring(prefix.length(), end))
                .distinct()
                .toList();
    }

    /** The names and values as they go to and fro, in bytes; zero for a content that is not there. */
    int size(String kind, String id) {
        Map<String, String> values = cookies.values();
        return names(prefix(kind) + id)
                .filter(values::containsKey)
                .mapToInt(name -> CookieRoom.size(name, values.getOrDefault(name, "")))
                .sum();
    }

    /**
     * A content that was read.
     *
     * @param fingerprint of these very cookies: the same content written again has another
     */
    record Opened<T>(Instant end, T content, String fingerprint) {}

    /** Returns empty for a content that is missing, not to be trusted, too old, or of another version: never an exception. */
    <T> Optional<T> read(String kind, String id, Function<AttributeReader, T> content) {
        return open(kind, id, content).map(Opened::content);
    }

    /** Reads a content as {@link #read} does. Of one that is there in one cookie and in parts, the newer one counts. */
    <T> Optional<Opened<T>> open(String kind, String id, Function<AttributeReader, T> content) {
        String name = prefix(kind) + id;
        Map<String, String> values = cookies.values();
        if (names(name).noneMatch(values::containsKey)) {
            return Optional.empty();
        }
        Optional<Opened<T>> read = Stream.of(whole(name, values), joined(name, values))
                .flatMap(Optional::stream)
                .flatMap(found -> read(found, content).stream())
                .max(Comparator.comparing(Opened::end));
        if (read.isEmpty()) {
            LOG.log(Level.DEBUG, () -> StoreMessages.cookieUnreadable(prefix(kind)));
        }
        return read;
    }

    private <T> Optional<Opened<T>> read(Unsealed found, Function<AttributeReader, T> content) {
        return plain(found.octets)
                .flatMap(octets -> AttributeReader.read(octets, FORMAT, in -> read(in, content, found.values)))
                .filter(read -> read.end().isAfter(clock.instant()));
    }

    /** The content begins with its end. */
    private static <T> Opened<T> read(AttributeReader in, Function<AttributeReader, T> content, String values) {
        return new Opened<>(in.instant(), content.apply(in), Base64.getEncoder().encodeToString(Hashes.sha256(values)));
    }

    /** The first release that kept sessions in cookies did not pack them. */
    private static Optional<byte[]> plain(byte[] octets) {
        if (octets.length == 0 || octets[0] != PACKED) {
            return Optional.of(octets);
        }
        try {
            return Optional.of(Base64Packing.unpack(Arrays.copyOfRange(octets, 1, octets.length)));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** The octets that were sealed in one cookie, or in all cookies of a set, and the values of those. */
    private static final class Unsealed {

        private final byte[] octets;
        private final String values;

        Unsealed(byte[] octets, String values) {
            this.octets = octets;
            this.values = values;
        }
    }

    private Optional<Unsealed> whole(String name, Map<String, String> values) {
        String value = values.get(name);
        return value == null
                ? Optional.empty()
                : seal.open(cookies.application(), name, value).map(octets -> new Unsealed(octets, value));
    }

    private Optional<Unsealed> joined(String name, Map<String, String> values) {
        List<byte[]> parts = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        int count = 1;
        for (int number = 1; number <= Math.min(count, CookieParts.MOST); number++) {
            Unsealed part = whole(part(name, number), values).orElse(null);
            if (part == null) {
                return Optional.empty();
            }
            count = CookieParts.count(part.octets);
            parts.add(part.octets);
            all.append(part.values).append('\n');
        }
        return CookieParts.join(parts).map(content -> new Unsealed(content, all.toString()));
    }

    /**
     * Writes a content, in one cookie, that counts for so long, or until the browser is closed: no cookie outlives those that say who
     * uses the browser.
     *
     * @return whether the browser will get it
     * @throws CookieTooLargeException if it fits into none
     */
    boolean writeInOne(String kind, String id, AttributeContent content, Duration lifetime) {
        String name = prefix(kind) + id;
        byte[] octets = octets(content, lifetime);
        if (octets.length > capacity(name)) {
            throw CookieTooLargeException.ofOne(size(name, octets.length));
        }
        return cookies.set(cookie(name, octets));
    }

    /**
     * Writes a content as {@link #writeInOne} does, in several cookies if it has to be.
     *
     * @throws CookieTooLargeException if it does not fit into those that there may be
     */
    boolean write(String kind, String id, AttributeContent content, Duration lifetime) {
        String name = prefix(kind) + id;
        byte[] octets = octets(content, lifetime);
        List<BrowserCookie> written =
                octets.length <= capacity(name) ? List.of(cookie(name, octets)) : inParts(name, octets);
        room.check(cookies.values(), names(name).toList(), written, prefix(CookiePendingAuthorizations.KIND));
        return set(name, written);
    }

    void erase(String kind, String id) {
        set(prefix(kind) + id, List.of());
    }

    /** Sets these cookies of a content, and removes all its others. */
    private boolean set(String name, List<BrowserCookie> written) {
        Map<String, String> values = cookies.values();
        List<String> kept = written.stream().map(BrowserCookie::name).toList();
        Stream<BrowserCookie> stale = names(name)
                .filter(other -> values.containsKey(other) && !kept.contains(other))
                .map(other ->
                        BrowserCookie.of(other, "").withMaxAge(Duration.ZERO).withSecure(secure));
        return cookies.setAll(Stream.concat(stale, written.stream()).toList());
    }

    private List<BrowserCookie> inParts(String name, byte[] octets) {
        if (room.chunks() == 1) {
            throw CookieTooLargeException.ofOne(size(name, octets.length));
        }
        List<byte[]> parts = CookieParts.split(octets, capacity(part(name, 1)), seal.random(CookieParts.SET_ID_LENGTH));
        if (parts.size() > room.chunks()) {
            int size = 0;
            for (byte[] part : parts) {
                size += size(part(name, 1), part.length);
            }
            throw CookieTooLargeException.ofSeveral(size, room.chunks());
        }
        List<BrowserCookie> written = new ArrayList<>();
        for (byte[] part : parts) {
            written.add(cookie(part(name, written.size() + 1), part));
        }
        return written;
    }

    private byte[] octets(AttributeContent content, Duration lifetime) {
        AttributeWriter out =
                new AttributeWriter(FORMAT).instant(clock.instant().plus(lifetime));
        content.writeTo(out);
        byte[] packed = Base64Packing.pack(out.octets());
        return ByteBuffer.allocate(1 + packed.length).put(PACKED).put(packed).array();
    }

    private BrowserCookie cookie(String name, byte[] octets) {
        return BrowserCookie.of(name, seal.seal(cookies.application(), name, octets))
                .withSecure(secure);
    }

    private static int size(String name, int octets) {
        return name.length() + 1 + ((octets + CookieSeal.OVERHEAD) * 4 + 2) / 3 + ATTRIBUTES;
    }

    /** In octets, before they are sealed. */
    private static int capacity(String name) {
        return (LARGEST - ATTRIBUTES - 1 - name.length()) * 3 / 4 - CookieSeal.OVERHEAD;
    }

    /** The names that the cookies of one content may have, if it is in one or in parts. */
    private static Stream<String> names(String name) {
        return Stream.concat(
                Stream.of(name), IntStream.rangeClosed(1, CookieParts.MOST).mapToObj(number -> part(name, number)));
    }

    private static String part(String name, int number) {
        return name + "-" + number;
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
