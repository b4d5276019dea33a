package dev.remora.internal.wire;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets that a request sent, and that no message shows: some providers repeat them in the words with which they refuse. */
public record SentSecrets(Set<String> values) {

    public static final SentSecrets NONE = new SentSecrets(Set.of());

    // a shorter one may be part of an ordinary word
    private static final int SHORTEST = 8;
    private static final String HIDDEN = Secret.of("").toString();
    // assertions are made for each request, and tokens may be of this kind too
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w.-]*");

    public SentSecrets {
        values = Set.copyOf(values);
    }

    /** Returns these and one more, if there is one. */
    public SentSecrets and(@Nullable String value) {
        if (value == null || value.length() < SHORTEST) {
            return this;
        }
        Set<String> more = new HashSet<>(values);
        more.add(value);
        return new SentSecrets(more);
    }

    /** Returns the text with asterisks in place of each. */
    public String hiddenIn(String text) {
        String hidden = text;
        for (String value : values.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return JSON_WEB_TOKEN.matcher(hidden).replaceAll(HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
