package dev.remora.internal.http;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Parts of a request as it came. */
final class RawServerLines {

    private RawServerLines() {}

    static String first(String request) {
        return request.substring(0, request.indexOf("\r\n"));
    }

    static Map<String, String> headers(String request) {
        Map<String, String> headers = new TreeMap<>();
        request.substring(0, request.indexOf("\r\n\r\n")).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        return headers;
    }
}
