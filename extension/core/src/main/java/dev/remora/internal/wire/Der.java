package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** The little of DER that private keys need. */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int CURVE = 0xA0;
    private static final int LONG_FORM = 0x80;
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
    // AlgorithmIdentifier rsaEncryption with NULL
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final Map<String, String> ALGORITHMS = Map.of(
            "06092a864886f70d010101", "RSA",
            "06092a864886f70d01010a", "RSASSA-PSS",
            "06072a8648ce3d0201", "EC",
            "06072a8648ce380401", "DSA",
            "06032b656e", "X25519",
            "06032b656f", "X448",
            "06032b6570", "Ed25519",
            "06032b6571", "Ed448");

    private Der() {}

    static byte[] pkcs8OfPkcs1(byte[] pkcs1) {
        return part(SEQUENCE, VERSION_0, RSA, part(OCTET_STRING, pkcs1));
    }

    /** @throws WireException if the key names no curve (RFC 5915 section 3) */
    static byte[] pkcs8OfSec1(byte[] sec1) {
        byte[] algorithm = part(SEQUENCE, EC, curve(sec1));
        return part(SEQUENCE, VERSION_0, algorithm, part(OCTET_STRING, sec1));
    }

    /** The algorithm that a PKCS#8 structure names, empty if it is none that is known here. */
    static String keyAlgorithm(byte[] pkcs8) {
        // the identifier stands within the first 40 octets whatever the lengths before it take
        String head = HexFormat.of().formatHex(pkcs8, 0, Math.min(pkcs8.length, 40));
        return ALGORITHMS.entrySet().stream()
                .filter(entry -> head.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** Returns the third part, behind the version and the key itself. */
    private static byte[] curve(byte[] sec1) {
        try {
            int version = content(sec1, 0);
            int key = content(sec1, version) + length(sec1, version);
            int curve = content(sec1, key) + length(sec1, key);
            if ((sec1[curve] & 0xFF) == CURVE) {
                int from = content(sec1, curve);
                return Arrays.copyOfRange(sec1, from, from + length(sec1, curve));
            }
        } catch (IndexOutOfBoundsException e) {
            // same answer
        }
        throw new WireException(Problem.SYNTAX, "its content is no private key on a curve with a name");
    }

    private static int content(byte[] der, int at) {
        int length = der[at + 1] & 0xFF;
        return at + 2 + (length < LONG_FORM ? 0 : length - LONG_FORM);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < LONG_FORM) {
            return first;
        }
        int length = 0;
        for (int i = at + 2; i < content(der, at); i++) {
            length = length << Byte.SIZE | der[i] & 0xFF;
        }
        return length;
    }

    private static byte[] part(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        OctetBuilder out = new OctetBuilder(length + 4).append(tag);
        if (length < LONG_FORM) {
            out.append(length);
        } else if (length < 0x100) {
            out.append(0x81).append(length);
        } else {
            out.append(0x82).append(length >> 8).append(length);
        }
        for (byte[] part : parts) {
            out.append(part, 0, part.length);
        }
        return Arrays.copyOf(out.array(), out.length());
    }
}
