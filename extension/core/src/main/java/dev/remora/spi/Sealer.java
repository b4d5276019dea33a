package dev.remora.spi;

import dev.remora.StoredDataException;
import java.util.List;

/**
 * Encrypts what stores keep, with the keys of the application: {@code remora.store-key} and {@code remora.store-old-keys}, or those
 * of a {@link StoreKeys} bean. With {@code remora.store-encryption=none} it changes nothing but the form. Remora makes it
 * ({@link StoreContext#sealer}). Safe for use by many threads.
 *
 * @since 1.0
 */
public interface Sealer {

    /**
     * Encrypts a record, AES-256-GCM, and binds it to the place where it is kept.
     *
     * @param content what to encrypt
     * @param place names the place, such as table, remote application, owner, name of the token and column: a record that was moved
     *     elsewhere is not opened there
     * @return the sealed record: some fifty octets more
     */
    byte[] seal(byte[] content, String... place);

    /**
     * Decrypts a record under whichever of the keys sealed it.
     *
     * @param sealed what {@link #seal} made
     * @param place the same as then
     * @return the content
     * @throws StoredDataException if it was changed, moved, or sealed with a key that is not among the keys
     */
    byte[] open(byte[] sealed, String... place);

    /**
     * Names the key that seals now, to be kept beside the record, so that an administrator sees which records still need an old key.
     *
     * @return eight hexadecimal digits, from which nothing can be read, or {@code none} without encryption
     */
    String keyId();

    /**
     * Makes hashes by which records are found without saying whose they are, HMAC-SHA256 under each key; without encryption the one
     * SHA-256.
     *
     * @param parts such as issuer and subject; other parts make another hash
     * @return base64url, 43 characters each; write the first, look for all
     */
    List<String> hashes(String... parts);
}
