package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.WireException;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;

/** Made-up requests have the base string that others give them, where those are right. */
@Domain(SampleRequests.class)
@Tag("G-01")
@Tag("G-02")
@Tag("G-03")
@Tag("G-05")
class SignatureBaseStringPropertyTest {

    @Property
    void isWhatTheRfcSays(@ForAll SampleRequest request) {
        assertThat(request.baseString()).isEqualTo(Oracle.baseString(request));
    }

    /**
     * Jersey is asked where it is right: it leaves the path empty where section 3.4.1.2 has a slash, and cannot be given octets
     * that are no UTF-8.
     */
    @Property(maxDiscardRatio = 10)
    void isWhatJerseySays(@ForAll SampleRequest sample) throws Exception {
        SampleRequest request =
                sample.withProtocol(Parameters.of(sample.protocol().toMap())
                        .and("oauth_nonce", "n")
                        .and("oauth_signature_method", "BASE-STRING"));
        Assume.that(hasPath(request) && isUtf8(request));

        assertThat(request.baseString()).isEqualTo(Peers.jersey(request));
    }

    /**
     * Signpost is asked where it is right: it takes the method as it is written, keeps default ports beside host names with an
     * underscore, replaces octets that are no UTF-8, drops names without {@code =} and the second of two like pairs, and forgets
     * what the form has of a name that the query has too.
     */
    @Property(maxDiscardRatio = 20)
    void isWhatSignpostSays(@ForAll SampleRequest sample) throws Exception {
        SampleRequest request = sample.withMethod(sample.method().toUpperCase(Locale.ROOT))
                .withProtocol(Parameters.none()
                        .and("oauth_consumer_key", "key&")
                        .and("oauth_nonce", "nonce")
                        .and("oauth_signature_method", "HMAC-SHA1")
                        .and("oauth_timestamp", "1700000000")
                        .and("oauth_token", "token ")
                        .and("oauth_version", "1.0"));
        Assume.that(!request.uri().contains("://h_")
                && isUtf8(request)
                && hasDistinctPairs(request)
                && hasDistinctNames(request));

        assertThat(request.baseString()).isEqualTo(Peers.signpost(request, "key&", "token "));
    }

    static boolean hasPath(SampleRequest request) {
        return !URI.create(request.uri()).getRawPath().isEmpty();
    }

    static boolean isUtf8(SampleRequest request) {
        String query = URI.create(request.uri()).getRawQuery();
        try {
            return query == null || FormCodec.parse(query) != null;
        } catch (WireException e) {
            return false;
        }
    }

    static boolean hasDistinctPairs(SampleRequest request) {
        String query = URI.create(request.uri()).getRawQuery();
        Parameters all = query == null ? request.form() : FormCodec.parse(query).and(request.form());
        boolean named = query == null || Stream.of(query.split("&")).allMatch(pair -> pair.contains("="));
        return named && new HashSet<>(all.list()).size() == all.list().size();
    }

    private static boolean hasDistinctNames(SampleRequest request) {
        String query = URI.create(request.uri()).getRawQuery();
        return query == null
                || Collections.disjoint(
                        FormCodec.parse(query).toMap().keySet(),
                        request.form().toMap().keySet());
    }
}
