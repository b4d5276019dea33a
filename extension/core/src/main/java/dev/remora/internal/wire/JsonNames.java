package dev.remora.internal.wire;

import java.util.Arrays;

/**
 * The names of the JSON objects that are open, as places in the text. Sorting finds equal ones: a hash that a provider can
 * compute is one that it can make collide, and strings would take many times the space.
 */
final class JsonNames {

    private static final int SMALL = 8;

    private final byte[] octets;
    private int[] places = new int[SMALL * 2];
    private int[] spare = {};
    private int size;

    JsonNames(byte[] octets) {
        this.octets = octets;
    }

    int size() {
        return size;
    }

    void add(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size + (size >> 1));
        }
        places[size++] = place;
    }

    /** Takes off the names from the given one on, and returns whether each is there once. */
    boolean differFrom(int first) {
        int last = size;
        size = first;
        for (int from = first; from < last; from += SMALL) {
            if (!insert(from, Math.min(from + SMALL, last))) {
                return false;
            }
        }
        for (int width = SMALL; width < last - first; width *= 2) {
            for (int from = first; from + width < last; from += 2 * width) {
                if (!merge(from, from + width, Math.min(from + 2 * width, last))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int place = places[i];
            int hole = i;
            int order = -1;
            while (hole > from && (order = compare(place, places[hole - 1])) < 0) {
                places[hole] = places[hole - 1];
                hole--;
            }
            if (order == 0) {
                return false;
            }
            places[hole] = place;
        }
        return true;
    }

    private boolean merge(int from, int middle, int to) {
        int length = middle - from;
        if (spare.length < length) {
            spare = new int[Math.max(length, spare.length + (spare.length >> 1))];
        }
        System.arraycopy(places, from, spare, 0, length);
        int left = 0;
        int right = middle;
        for (int target = from; left < length && right < to; target++) {
            int order = compare(spare[left], places[right]);
            if (order == 0) {
                return false;
            }
            places[target] = order < 0 ? spare[left++] : places[right++];
        }
        System.arraycopy(spare, left, places, right - (length - left), length - left);
        return true;
    }

    /** By code points, which is the order of their octets in UTF-8 too. */
    private int compare(int one, int other) {
        int i = one;
        int j = other;
        while (octets[i] == octets[j] && octets[i] != '"' && octets[i] != '\\') {
            i++;
            j++;
        }
        int a = octets[i];
        int b = octets[j];
        if (a == '\\' || b == '\\') {
            return compareDecoded(i, j);
        }
        return Integer.compare(a == '"' ? -1 : a & 0xFF, b == '"' ? -1 : b & 0xFF);
    }

    private int compareDecoded(int one, int other) {
        long a = JsonCharacters.next(octets, one);
        long b = JsonCharacters.next(octets, other);
        while (JsonCharacters.code(a) == JsonCharacters.code(b) && JsonCharacters.code(a) != JsonCharacters.END) {
            a = JsonCharacters.next(octets, JsonCharacters.following(a));
            b = JsonCharacters.next(octets, JsonCharacters.following(b));
        }
        return Integer.compare(JsonCharacters.code(a), JsonCharacters.code(b));
    }
}
