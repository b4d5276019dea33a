package dev.remora.internal.client;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies an OAuth 1.0a signature as a provider does, from nothing but what arrived. Written from RFC 5849, and sharing no
 * code with what it judges.
 */
final class SignatureOracle {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String consumerSecret;
    private final String tokenSecret;

    SignatureOracle(String consumerSecret, String tokenSecret) {
        this.consumerSecret = consumerSecret;
        this.tokenSecret = tokenSecret;
    }

    /** The protocol parameters that arrived, of whatever place; throws if the signature is not one of this request. */
    Map<String, String> verified(Received request) {
        List<String[]> parameters = new ArrayList<>();
        URI uri = URI.create(request.target());
        decodePairs(uri.getRawQuery(), parameters);
        if (request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith(FORM)) {
            decodePairs(new String(request.bytes(), StandardCharsets.ISO_8859_1), parameters);
        }
        request.header("Authorization")
                .filter(value -> value.startsWith("OAuth "))
                .ifPresent(value -> header(value.substring(6), parameters));
        Map<String, String> protocol = protocol(parameters);
        String base = baseString(request, uri, parameters);
        String expected = hmac(base);
        String sent = protocol.getOrDefault("oauth_signature", "none");
        if (!expected.equals(sent)) {
            throw new AssertionError("the signature is not that of what arrived\n" + request + "\nbase string " + base
                    + "\nexpected " + expected + "\nsent     " + sent);
        }
        return protocol;
    }

    static String sha1(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String baseString(Received request, URI uri, List<String[]> parameters) {
        String host = request.header("Host").orElseThrow().toLowerCase(Locale.ROOT);
        String bare = host.endsWith(":80") ? host.substring(0, host.length() - 3) : host;
        String normalized = parameters.stream()
                .filter(pair -> !pair[0].equals("oauth_signature") && !pair[0].equals("realm"))
                .map(pair -> new String[] {encode(pair[0]), encode(pair[1])})
                .sorted(Comparator.<String[], String>comparing(pair -> pair[0]).thenComparing(pair -> pair[1]))
                .map(pair -> pair[0] + "=" + pair[1])
                .collect(Collectors.joining("&"));
        return request.method() + "&" + encode("http://" + bare + uri.getRawPath()) + "&" + encode(normalized);
    }

    private static Map<String, String> protocol(List<String[]> parameters) {
        Map<String, String> protocol = new LinkedHashMap<>();
        for (String[] pair : parameters) {
            if (pair[0].startsWith("oauth_") && protocol.put(pair[0], pair[1]) != null) {
                throw new AssertionError(pair[0] + " is there twice");
            }
        }
        return protocol;
    }

    private String hmac(String base) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            String key = encode(consumerSecret) + "&" + encode(tokenSecret);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(String value, List<String[]> parameters) {
        for (String part : value.split(",")) {
            String[] pair = part.strip().split("=", 2);
            String quoted = pair[1];
            parameters.add(new String[] {decode(pair[0]), decode(quoted.substring(1, quoted.length() - 1))});
        }
    }

    private static void decodePairs(String text, List<String[]> parameters) {
        if (text == null) {
            return;
        }
        for (String part : text.split("&")) {
            if (!part.isEmpty()) {
                String[] pair = part.split("=", 2);
                parameters.add(new String[] {
                    decode(pair[0].replace('+', ' ')), pair.length == 1 ? "" : decode(pair[1].replace('+', ' '))
                });
            }
        }
    }

    private static String decode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(text.charAt(i));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }
}
