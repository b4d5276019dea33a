package dev.remora.internal.wire;

import java.util.List;

/**
 * The places in an answer at which a provider says what is wrong: JSON Pointers (RFC 6901), of which the first that leads to a
 * text or a number counts. In a form they are names behind a slash.
 *
 * @param codes of the error
 * @param descriptions in words
 */
public record ErrorPaths(List<String> codes, List<String> descriptions) {

    /** The places of RFC 6749 section 5.2 and of most others. */
    public static final ErrorPaths USUAL =
            new ErrorPaths(ProviderDefaults.list("error-path"), ProviderDefaults.list("error-description-path"));

    public ErrorPaths {
        codes = List.copyOf(codes);
        descriptions = List.copyOf(descriptions);
    }
}
