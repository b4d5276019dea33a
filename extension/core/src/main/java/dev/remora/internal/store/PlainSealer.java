package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.Sealer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Encrypts nothing, as the application said it wants it; a form of its own keeps its records from being taken for sealed ones. */
public final class PlainSealer implements Sealer {

    private static final byte FORMAT = 0;

    @Override
    public byte[] seal(byte[] content, String... place) {
        return ByteBuffer.allocate(1 + content.length).put(FORMAT).put(content).array();
    }

    @Override
    public byte[] open(byte[] sealed, String... place) {
        if (sealed.length == 0 || sealed[0] != FORMAT) {
            throw RecordSeal.keyId(sealed)
                    .map(StoreMessages::sealedWithOtherKey)
                    .orElseGet(StoreMessages::sealBroken);
        }
        return Arrays.copyOfRange(sealed, 1, sealed.length);
    }

    @Override
    public String keyId() {
        return "none";
    }

    @Override
    public List<String> hashes(String... parts) {
        return List.of(Hashes.name(parts));
    }
}
