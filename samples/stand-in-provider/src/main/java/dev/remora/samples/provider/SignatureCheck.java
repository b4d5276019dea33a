package dev.remora.samples.provider;

import static dev.remora.samples.provider.Texts.percentEncoded;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.remora.samples.provider.Texts.Pair;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies requests that are signed with HMAC-SHA1 in their Authorization header (RFC 5849 section 3.2). */
final class SignatureCheck {

    /** How far clocks may be apart, in seconds. */
    private static final long TOLERANCE = 300;

    /** RFC 5849 section 3.2 asks for it: no timestamp, token and nonce twice. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** The protocol parameters of the header; nothing of them is verified yet. */
    static Map<String, String> parameters(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, "OAuth ", 0, 6)) {
            throw new Refusal(401, "parameter_absent", "the request is not signed");
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String part : header.substring(6).split(",", -1)) {
            String[] halves = part.strip().split("=", 2);
            if (halves.length != 2
                    || halves[1].length() < 2
                    || !halves[1].startsWith("\"")
                    || !halves[1].endsWith("\"")) {
                throw new Refusal(400, "parameter_rejected", "the Authorization header is malformed");
            }
            String value = halves[1].substring(1, halves[1].length() - 1);
            if (parameters.put(decoded(halves[0]), decoded(value)) != null) {
                throw new Refusal(400, "parameter_rejected", "a protocol parameter is there twice");
            }
        }
        return parameters;
    }

    void verify(Call call, Map<String, String> parameters, String clientSecret, String tokenSecret) {
        if (!"HMAC-SHA1".equals(parameters.get("oauth_signature_method"))) {
            throw new Refusal(400, "signature_method_rejected", "only HMAC-SHA1 is accepted");
        }
        String expected = sign(baseString(call, parameters), clientSecret, tokenSecret);
        String given = parameters.getOrDefault("oauth_signature", "");
        if (!MessageDigest.isEqual(expected.getBytes(US_ASCII), given.getBytes(US_ASCII))) {
            throw new Refusal(401, "signature_invalid", "the signature is not valid");
        }
        checkFreshness(parameters);
    }

    private void checkFreshness(Map<String, String> parameters) {
        String timestamp = parameters.getOrDefault("oauth_timestamp", "");
        if (!timestamp.matches("\\d{1,12}")
                || Math.abs(Long.parseLong(timestamp) - Instant.now().getEpochSecond()) > TOLERANCE) {
            throw new Refusal(401, "timestamp_refused", "the timestamp is out of bounds");
        }
        String nonce = parameters.getOrDefault("oauth_nonce", "");
        if (nonce.isEmpty() || !seen.add(timestamp + " " + parameters.get("oauth_token") + " " + nonce)) {
            throw new Refusal(401, "nonce_used", "the nonce is missing or was used before");
        }
    }

    /** RFC 5849 section 3.4.1. */
    private static String baseString(Call call, Map<String, String> protocol) {
        List<Pair> all = new ArrayList<>(call.query());
        all.addAll(call.form());
        protocol.forEach((name, value) -> {
            if (!name.equals("realm") && !name.equals("oauth_signature")) {
                all.add(new Pair(name, value));
            }
        });
        String normalized = all.stream()
                .map(pair -> new Pair(percentEncoded(pair.name()), percentEncoded(pair.value())))
                .sorted(Comparator.comparing(Pair::name).thenComparing(Pair::value))
                .map(pair -> pair.name() + "=" + pair.value())
                .collect(Collectors.joining("&"));
        return call.method() + "&" + percentEncoded(call.uri()) + "&" + percentEncoded(normalized);
    }

    private static String sign(String baseString, String clientSecret, String tokenSecret) {
        try {
            String key = percentEncoded(clientSecret) + "&" + percentEncoded(tokenSecret);
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(US_ASCII), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Percent-encoded, where a plus is a plus. */
    private static String decoded(String text) {
        return Texts.decoded(text.replace("+", "%2B"));
    }
}
