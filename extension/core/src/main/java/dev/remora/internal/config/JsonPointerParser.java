package dev.remora.internal.config;

import java.util.List;
import java.util.regex.Pattern;

/** Reads JSON Pointers (RFC 6901) that point below the whole. */
final class JsonPointerParser {

    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

    private JsonPointerParser() {}

    static String pointer(String text) throws BadValueException {
        String stripped = text.strip();
        if (!POINTER.matcher(stripped).matches()) {
            throw new BadValueException("is no JSON Pointer");
        }
        return stripped;
    }

    /** Reads several, with spaces between them. */
    static List<String> pointers(String text) throws BadValueException {
        List<String> pointers = List.of(text.strip().split(" +"));
        if (!pointers.stream().allMatch(pointer -> POINTER.matcher(pointer).matches())) {
            throw new BadValueException("is no JSON Pointer, or several with spaces between them");
        }
        return pointers;
    }
}
