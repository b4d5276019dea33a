package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** {@code application/x-www-form-urlencoded}, read strictly and always written as UTF-8. */
public final class FormCodec {

    /** The most parameters in what a provider answers to the protocol, which has few. */
    public static final int MAX_OF_PROTOCOL = 1000;

    private FormCodec() {}

    /** Reads octets in that encoding; escapes are UTF-8 whatever it is. */
    public static Parameters parse(byte[] octets, Charset charset) {
        return parse(PercentEncoding.text(octets, charset));
    }

    /** Reads a form or a raw query; a name without {@code =} has an empty value, empty pairs are skipped. */
    public static Parameters parse(String text) {
        return parse(text, Integer.MAX_VALUE);
    }

    /** The same, but of no more than that many parameters. */
    public static Parameters parse(String text, int most) {
        List<Parameter> list = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int ampersand = text.indexOf('&', start);
            int end = ampersand < 0 ? text.length() : ampersand;
            if (end > start) {
                if (list.size() == most) {
                    throw new WireException(Problem.TOO_MANY, "more than " + most + " parameters");
                }
                list.add(parameter(text.substring(start, end)));
            }
            start = end + 1;
        }
        return new Parameters(list);
    }

    /** Writes a body, with a space as {@code +}. */
    public static String format(Parameters parameters) {
        return query(parameters).replace("%20", "+");
    }

    /** Writes the query of a URL, with a space as {@code %20}: not every provider reads a {@code +} there as a space. */
    public static String query(Parameters parameters) {
        StringBuilder out = new StringBuilder();
        for (Parameter parameter : parameters) {
            if (!out.isEmpty()) {
                out.append('&');
            }
            out.append(PercentEncoding.encode(parameter.name()))
                    .append('=')
                    .append(PercentEncoding.encode(parameter.value()));
        }
        return out.toString();
    }

    private static Parameter parameter(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new Parameter(PercentEncoding.decodeForm(pair), "")
                : new Parameter(
                        PercentEncoding.decodeForm(pair.substring(0, equals)),
                        PercentEncoding.decodeForm(pair.substring(equals + 1)));
    }
}
