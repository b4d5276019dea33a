package dev.remora.internal.store;

import dev.remora.spi.Sealer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes sealers with keys of one letter. */
final class Sealers {

    private Sealers() {}

    /** The first seals, all open. */
    static Sealer of(char... keys) {
        List<byte[]> all = new ArrayList<>();
        for (char key : keys) {
            byte[] octets = new byte[32];
            Arrays.fill(octets, (byte) key);
            all.add(octets);
        }
        return new KeyedSealer(all, new SecureRandom());
    }
}
