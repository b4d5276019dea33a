package dev.remora.internal.client;

import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters that a signature adds where it does not go into the header (RFC 5849 sections 3.5.2 and 3.5.3). */
final class ProtocolParameters {

    private static final String SIGNATURE = "oauth_signature";
    private static final Set<String> NAMES = Set.of(
            "oauth_consumer_key",
            "oauth_token",
            "oauth_signature_method",
            SIGNATURE,
            "oauth_timestamp",
            "oauth_nonce",
            "oauth_version",
            "oauth_body_hash");

    private ProtocolParameters() {}

    static boolean areIn(URI uri) {
        String query = uri.getRawQuery();
        return query != null
                && Arrays.stream(query.split("&")).anyMatch(pair -> name(pair).equals(SIGNATURE));
    }

    static boolean areIn(Parameters form) {
        return form.first(SIGNATURE).isPresent();
    }

    /** The rest of the query stays as it is, to the letter. */
    static URI removedFrom(URI uri) {
        String query = uri.getRawQuery();
        if (query == null) {
            return uri;
        }
        String rest = Arrays.stream(query.split("&", -1))
                .filter(pair -> !NAMES.contains(name(pair)))
                .collect(Collectors.joining("&"));
        if (rest.equals(query)) {
            return uri;
        }
        String text = uri.toString();
        String before = text.substring(0, text.indexOf('?'));
        return URI.create(rest.isEmpty() ? before : before + "?" + rest);
    }

    static Parameters removedFrom(Parameters form) {
        return new Parameters(form.list().stream()
                .filter((Parameter parameter) -> !NAMES.contains(parameter.name()))
                .toList());
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }
}
