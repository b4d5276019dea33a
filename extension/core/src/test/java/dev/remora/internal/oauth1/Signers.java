package dev.remora.internal.oauth1;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signers of the application that RFC 5849 has in its examples, and what they sign. */
final class Signers {

    static final URI PHOTOS = URI.create("https://photos.example.net/initiate");
    static final OAuth1Token TOKEN = Token.oauth1("nnch734d00sl2jdk", "pfkkdhi9sl3r4s00");
    static final OAuth1Token NO_TOKEN = Token.oauth1("", "");

    private Signers() {}

    /** The header of a GET. */
    static String header(String method, URI uri, OAuth1Token token) {
        return signer(method, null).authorizationHeader("GET", uri, Parameters.none(), Parameters.none(), token);
    }

    static OAuth1Signer signer(String method, @Nullable String realm) {
        return new OAuth1Signer(
                "photos",
                "dpf43f3p2l4k3l03",
                algorithm(method),
                realm,
                () -> "wIjqoS",
                () -> Instant.ofEpochSecond(137131200));
    }

    static SignatureAlgorithm algorithm(String name) {
        return new SignatureAlgorithms("photos", List.of()).named(name, Secret.of("kd94hf93k423kf44"), null, null);
    }

    static Parameters parameters(String name, String value) {
        return Parameters.none().and(name, value);
    }
}
