package dev.remora.internal.settings;

/**
 * The colours of the button to sign in with.
 *
 * @param background in the form {@code #rrggbb}, in lower case
 * @param text in the same form
 */
public record ButtonColours(String background, String text) {

    /** The least contrast of text that people can read (WCAG 2.2, success criterion 1.4.3). */
    public static final double LEAST_CONTRAST = 4.5;

    /** Returns the contrast ratio of WCAG 2.2: from 1 for the same colour to 21 for black on white. */
    public double contrast() {
        double one = luminance(background);
        double other = luminance(text);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** The relative luminance of WCAG 2.2. */
    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double part = Integer.parseInt(colour, at, at + 2, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
