package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.Sealer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Encrypts with the keys of the application. */
public final class KeyedSealer implements Sealer {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final RecordSeal seal;

    /**
     * The first key encrypts, all decrypt.
     *
     * @throws IllegalArgumentException without a key, or if one has not 32 bytes
     */
    public KeyedSealer(List<byte[]> keys, SecureRandom random) {
        this.seal = new RecordSeal(keys, "store", random);
    }

    @Override
    public byte[] seal(byte[] content, String... place) {
        return seal.seal(List.of(place), content);
    }

    @Override
    public byte[] open(byte[] sealed, String... place) {
        return seal.open(List.of(place), sealed)
                .orElseThrow(() -> RecordSeal.keyId(sealed)
                        .filter(id -> !seal.hasKey(id))
                        .map(StoreMessages::sealedWithOtherKey)
                        .orElseGet(StoreMessages::sealBroken));
    }

    @Override
    public String keyId() {
        return seal.keyId();
    }

    @Override
    public List<String> hashes(String... parts) {
        return seal.hashes(List.of(parts)).stream().map(BASE64::encodeToString).toList();
    }
}
