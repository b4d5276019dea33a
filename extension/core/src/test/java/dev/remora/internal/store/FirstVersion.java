package dev.remora.internal.store;

import java.util.HexFormat;

/** Session attributes as version 1.0 writes them; never to be changed. */
final class FirstVersion {

    static final byte[] PENDING = HexFormat.of()
            .parseHex("01000000010000006e01010667697468756202204ba69735ca53765ed6a709edb56c6ea236b7193a"
                    + "3b29a6b390c346f0f4340e4e030c00000000695737fd00000000042368747470733a2f2f73686f70"
                    + "2e6578616d706c652f6170702f617574686f72697a656405012f0607636f6e74656e7429aa773600"
                    + "0000010000002b2d446b574531554a483832654d5f5678344c45635943463655416e356c7a35326e"
                    + "4250586859327859737700000000695737fd00000000");

    static final byte[] TOKEN = HexFormat.of()
            .parseHex("01020776657273696f6e01013203066163636573730506426561726572060772656672657368070c"
                    + "00000000695743b5000000000804757365720a0b056c6f67696e0464756b65a234f99a");

    private FirstVersion() {}
}
