package dev.remora.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a remote application is shown to users who choose one to sign in with.
 *
 * @since 1.0
 */
public final class SignInButton {

    private final String displayName;
    private final @Nullable String background;
    private final @Nullable String textColour;

    private SignInButton(String displayName, @Nullable String background, @Nullable String textColour) {
        this.displayName = Objects.requireNonNull(displayName);
        this.background = background;
        this.textColour = textColour;
    }

    /**
     * A button in the colours of the page.
     *
     * @param displayName the name for people
     * @return a button
     */
    public static SignInButton of(String displayName) {
        return new SignInButton(displayName, null, null);
    }

    /**
     * The same in colours of its own.
     *
     * @param background such as {@code #24292f}
     * @param textColour such as {@code #ffffff}
     * @return a new button
     */
    public SignInButton withColours(String background, String textColour) {
        return new SignInButton(displayName, Objects.requireNonNull(background), Objects.requireNonNull(textColour));
    }

    /**
     * The name for people: {@code display-name}, which presets have, else the name of the remote application.
     *
     * @return a text that is not escaped for any page
     */
    public String displayName() {
        return displayName;
    }

    /**
     * The colour of the button: the first of {@code button-colours}.
     *
     * @return {@code #} and six hexadecimal digits; empty for the colour of the page
     */
    public Optional<String> background() {
        return Optional.ofNullable(background);
    }

    /**
     * The colour of the text on the button: the second of {@code button-colours}. Its contrast is at least 4.5.
     *
     * @return {@code #} and six hexadecimal digits; empty for the colour of the page
     */
    public Optional<String> textColour() {
        return Optional.ofNullable(textColour);
    }
}
