package dev.remora;

import org.jspecify.annotations.Nullable;

/** Words of a provider, made fit for the text of an object: at most 256 characters, none that moves the others about. */
final class ShownText {

    private static final int MOST = 256;

    private ShownText() {}

    static String of(@Nullable Object words) {
        return String.valueOf(words)
                .codePoints()
                .filter(ShownText::isShown)
                .limit(MOST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
