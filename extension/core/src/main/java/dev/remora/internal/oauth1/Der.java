package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** The little of DER that private keys need. */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    // version 0, AlgorithmIdentifier rsaEncryption with NULL
    private static final byte[] RSA_HEAD = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
    private static final Map<String, String> ALGORITHMS = Map.of(
            "06092a864886f70d010101", "RSA",
            "06092a864886f70d01010a", "RSASSA-PSS",
            "06072a8648ce3d0201", "EC",
            "06072a8648ce380401", "DSA",
            "06032b6570", "Ed25519",
            "06032b6571", "Ed448");

    private Der() {}

    static byte[] pkcs8OfPkcs1(byte[] pkcs1) {
        OctetBuilder content = new OctetBuilder(pkcs1.length + 64);
        content.append(RSA_HEAD, 0, RSA_HEAD.length);
        appendHead(content, OCTET_STRING, pkcs1.length);
        content.append(pkcs1, 0, pkcs1.length);
        OctetBuilder out = new OctetBuilder(content.length() + 8);
        appendHead(out, SEQUENCE, content.length());
        out.append(content.array(), 0, content.length());
        return Arrays.copyOf(out.array(), out.length());
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

    private static void appendHead(OctetBuilder out, int tag, int length) {
        out.append(tag);
        if (length < 0x80) {
            out.append(length);
        } else if (length < 0x100) {
            out.append(0x81).append(length);
        } else {
            out.append(0x82).append(length >> 8).append(length);
        }
    }
}
