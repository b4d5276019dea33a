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
    // messages have 256 characters of it, and a hidden secret is shorter than it was
    private static final int LOOKED_AT = 4 * 1024;
    // assertions are made for each request, and tokens may be of this kind too; begins where a word does and never goes
    // back:
    // from within each word it would take the square of a long text's time
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("(?<![\\w-])eyJ[\\w-]{8,}+\\.[\\w.-]*+");

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

    /** Returns the text, of a long one no more than its beginning, with asterisks in place of each. */
    public String hiddenIn(String text) {
        int longest = values.stream().mapToInt(String::length).max().orElse(0);
        if (text.length() <= LOOKED_AT + longest) {
            return hidden(text);
        }
        String begin = hidden(text.substring(0, LOOKED_AT + longest));
        return begin.substring(0, Math.max(0, begin.length() - longest)); // its end may be a part of one
    }

    private String hidden(String text) {
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
