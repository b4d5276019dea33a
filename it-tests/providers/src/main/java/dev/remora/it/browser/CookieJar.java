package dev.remora.it.browser;

import java.net.HttpCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps cookies by host and path, for all ports, as browsers do. Secure cookies also go over plain http, since all hosts here
 * are loopback, which browsers trust alike; {@code java.net.CookieManager} would hold them back.
 */
final class CookieJar {

    private record Key(String host, String path, String name) {}

    private final Map<Key, HttpCookie> cookies = new LinkedHashMap<>();

    synchronized void keep(URI from, List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            for (HttpCookie cookie : HttpCookie.parse(header)) {
                String path = cookie.getPath() == null ? "/" : cookie.getPath();
                Key key = new Key(from.getHost(), path, cookie.getName());
                cookies.remove(key);
                if (!cookie.hasExpired()) {
                    cookies.put(key, cookie);
                }
            }
        }
    }

    synchronized String header(URI to) {
        return cookies.entrySet().stream()
                .filter(entry -> goesTo(entry.getKey(), to))
                .map(entry -> entry.getKey().name() + "=" + entry.getValue().getValue())
                .collect(Collectors.joining("; "));
    }

    synchronized Optional<String> value(URI to, String name) {
        return cookies.entrySet().stream()
                .filter(entry ->
                        goesTo(entry.getKey(), to) && entry.getKey().name().equals(name))
                .map(entry -> entry.getValue().getValue())
                .findFirst();
    }

    synchronized Map<String, String> values(URI to) {
        return cookies.entrySet().stream()
                .filter(entry -> goesTo(entry.getKey(), to))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().getValue()));
    }

    synchronized CookieJar copy() {
        CookieJar copy = new CookieJar();
        copy.cookies.putAll(cookies);
        return copy;
    }

    synchronized void clear() {
        cookies.clear();
    }

    private static boolean goesTo(Key key, URI to) {
        String path = to.getPath().isEmpty() ? "/" : to.getPath();
        String directory = key.path().endsWith("/") ? key.path() : key.path() + "/";
        return key.host().equals(to.getHost()) && (path.equals(key.path()) || path.startsWith(directory));
    }
}
