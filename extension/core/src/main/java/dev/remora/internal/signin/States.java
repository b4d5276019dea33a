package dev.remora.internal.signin;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth2.RandomText;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.StateGenerator;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the state of authorization requests: random, unless the application has its own. */
final class States {

    // the longest state that a callback may bring
    private static final int MAX_LENGTH = 16 * 1024;

    private final RemoteAppSettings settings;
    private final @Nullable StateGenerator generator;
    private final SecureRandom random;

    States(RemoteAppSettings settings, @Nullable StateGenerator generator, SecureRandom random) {
        this.settings = settings;
        this.generator = generator;
        this.random = random;
    }

    /** @throws dev.remora.RequestRefusedException if the application's own is unusable, or the profile is strict */
    String next(@Nullable Supplier<String> given) {
        Supplier<String> ofTheApplication = given != null || generator == null ? given : generator::state;
        if (ofTheApplication == null) {
            return RandomText.of(random);
        }
        if (settings.profile() == Profile.STRICT) {
            throw SignInMessages.ownStateNotAllowed(settings.name());
        }
        String own = ofTheApplication.get();
        if (own == null || own.isEmpty() || own.length() > MAX_LENGTH) {
            throw SignInMessages.ownStateUnusable(settings.name(), MAX_LENGTH);
        }
        return own;
    }
}
