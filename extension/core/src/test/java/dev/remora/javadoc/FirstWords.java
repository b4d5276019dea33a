package dev.remora.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds comments and sentences that begin with a word which makes a riddle of them. */
final class FirstWords {

    private static final Set<String> REFUSED = Set.of("what", "where", "whose", "which", "if", "as", "those", "empty");

    // texts, characters and strings come first, so that what is in them is no comment
    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'"
                    + "|/\\*\\*?(?<block>.*?)\\*/|(?<lines>//[^\n]*(?:\n[ \t]*//[^\n]*)*)",
            Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern LISTING = Pattern.compile("(?ms)^(----|\\+\\+\\+\\+|////)\n.*?^\\1$");
    private static final Pattern SENTENCE =
            Pattern.compile("(?m)(?:^(?:[*.]+ |\\| ?)?|(?<=[.!?] )|(?<=\\| ))([A-Z][a-z]*)\\b[^|\n.!?]*[.!?]?");

    private FirstWords() {}

    /** Returns the comments of a Java source that begin with such a word. */
    static List<String> ofJava(String source) {
        List<String> found = new ArrayList<>();
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            String comment = Stream.of("block", "lines")
                    .map(token::group)
                    .filter(text -> text != null)
                    .findFirst()
                    .orElse("");
            String text = comment.replaceAll("(?m)^\\s*(\\*|//)", " ").strip().replaceAll("\\s+", " ");
            Matcher word = WORD.matcher(text);
            if (word.lookingAt() && isRefused(word.group())) {
                found.add(text);
            }
        }
        return found;
    }

    /** Returns the sentences of an AsciiDoc page that begin with such a word, those of listings left out. */
    static List<String> ofPage(String page) {
        Matcher sentence = SENTENCE.matcher(LISTING.matcher(page).replaceAll(""));
        return sentence.results()
                .filter(found -> isRefused(found.group(1)))
                .map(found -> found.group().replaceFirst("^[*.|]+ ?", "").strip())
                .toList();
    }

    private static boolean isRefused(String word) {
        return REFUSED.contains(word.toLowerCase(Locale.ROOT));
    }
}
