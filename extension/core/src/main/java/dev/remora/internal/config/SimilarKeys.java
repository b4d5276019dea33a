package dev.remora.internal.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which key was meant. */
final class SimilarKeys {

    // letters to change: more would suggest keys that have nothing to do with what was written
    private static final int FARTHEST = 3;

    private SimilarKeys() {}

    /** Finds the nearest of these keys. */
    static Optional<String> nearestKey(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(key -> distance(written, key)))
                .filter(key -> distance(written, key) <= FARTHEST);
    }

    /** Finds the nearest of these names of remote apps; of a short one less may differ. */
    static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= Math.min(FARTHEST, name.length() / 3))
                .min(Comparator.<String>comparingInt(name -> distance(written, name)));
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
