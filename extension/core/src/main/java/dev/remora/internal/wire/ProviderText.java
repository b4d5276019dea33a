package dev.remora.internal.wire;

/** Words of the provider, made fit for messages and logs. */
public final class ProviderText {

    private static final int MAX_LENGTH = 256;

    private static final char REPLACEMENT = '\uFFFD';

    private ProviderText() {}

    /**
     * Tells a text that may have been another one where it was written: it holds what readers of JSON put in place of half a
     * character, or came with that.
     */
    public static boolean isReplaced(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }

    public static String clean(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> c != 0x2028 && c != 0x2029)
                .limit(MAX_LENGTH)
                .forEach(out::appendCodePoint);
        return out.length() <= MAX_LENGTH ? out.toString() : out.substring(0, MAX_LENGTH);
    }
}
