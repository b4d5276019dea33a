package dev.remora.internal.signin;

import dev.remora.internal.oauth1.SignatureBaseString;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a request of OAuth 1.0a says, and what its signature has to be. */
final class SignedByHand {

    private SignedByHand() {}

    /** The protocol parameters, wherever they are. */
    static Map<String, String> signed(ProtocolRequest request) {
        Map<String, String> signed = new LinkedHashMap<>();
        UriQuery.of(request.uri()).forEach(parameter -> signed.put(parameter.name(), parameter.value()));
        request.parameters().forEach((name, values) -> signed.put(name, values.get(0)));
        String header =
                request.headers().getOrDefault("Authorization", List.of("")).get(0);
        for (String part : header.replaceFirst("^OAuth ", "").split(", ")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                signed.put(
                        part.substring(0, equals),
                        PercentEncoding.decode(part.substring(equals + 2, part.length() - 1)));
            }
        }
        return signed;
    }

    /** Signed anew, by what was sent. */
    static String signature(ProtocolRequest request, Map<String, String> sent) {
        Map<String, String> all = new LinkedHashMap<>(sent);
        all.remove("oauth_signature");
        String base =
                SignatureBaseString.of(request.method(), bare(request.uri()), Parameters.of(all), Parameters.none());
        return hmac(base, Settings.SECRET + "&");
    }

    private static URI bare(URI uri) {
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath());
    }

    private static String hmac(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
