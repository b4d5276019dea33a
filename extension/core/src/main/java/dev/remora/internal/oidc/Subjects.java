package dev.remora.internal.oidc;

import dev.remora.internal.wire.ProviderText;
import org.jspecify.annotations.Nullable;

/** The ids of users ({@code sub}): one that did not arrive as it is may be that of another user by now. */
final class Subjects {

    private static final int LONGEST = 255; // OpenID Connect Core 1.0 section 2

    private Subjects() {}

    /** Says what is wrong with an id, or returns null. */
    static @Nullable String fault(String subject) {
        if (subject.isEmpty()) {
            return "is empty";
        }
        if (subject.length() > LONGEST) {
            return "is longer than " + LONGEST + " characters";
        }
        if (subject.chars().anyMatch(Character::isISOControl)) {
            return "holds a control character";
        }
        return ProviderText.isReplaced(subject) ? "holds half a character, or U+FFFD" : null;
    }
}
