package dev.remora.internal.oauth1;

import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Judges an Authorization header as a provider does, with nothing of the code that wrote it. */
record Verifier(String consumerSecret, String tokenSecret) {

    private static final Pattern PARAMETER = Pattern.compile("(?:OAuth |, )([^=]+)=\"([^\"]*)\"");

    /** The parameters of a header, decoded, in their order. */
    static Parameters parameters(String header) {
        List<Parameter> list = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(header);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            list.add(new Parameter(decoded(matcher.group(1)), decoded(matcher.group(2))));
            end = matcher.end();
        }
        if (end != header.length()) {
            throw new IllegalArgumentException("not a header of OAuth: " + header);
        }
        return new Parameters(list);
    }

    /** Whether the header signs that request, whose protocol parameters are taken from the header. */
    boolean accepts(String header, SampleRequest request) throws Exception {
        Parameters signed = parameters(header);
        Parameters protocol = new Parameters(signed.list().stream()
                .filter(parameter -> !parameter.name().equals("oauth_signature"))
                .filter(parameter -> !parameter.name().equals("realm"))
                .toList());
        return signed.first("oauth_signature")
                .orElseThrow()
                .equals(hmacSha1(Oracle.baseString(request.withProtocol(protocol))));
    }

    private String hmacSha1(String baseString) throws Exception {
        String key = encoded(consumerSecret) + "&" + encoded(tokenSecret);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
