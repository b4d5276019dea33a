package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.message.JoseMessages;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of a provider that may verify signatures (RFC 7517 section 5), each parsed once. */
public final class JsonWebKeySet {

    private static final int MAX_KEYS = 100;
    private static final int MAX_TRIED = 10;
    private static final JsonWebKeySet EMPTY = new JsonWebKeySet(List.of());

    private final List<VerificationKey> keys;

    private JsonWebKeySet(List<VerificationKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads the first hundred keys. Those that cannot verify signatures here are skipped: other kinds and curves, RSA of fewer
     * than 2048 bits, another {@code use} or {@code key_ops}, points off their curve, private and symmetric keys.
     *
     * @throws JoseException if it has no array {@code keys}
     * @throws dev.remora.SettingsException if jose4j is not on the class path
     */
    public static JsonWebKeySet read(JsonObject jwks) throws JoseException {
        if (!(jwks.get("keys") instanceof JsonArray keys)) {
            throw new JoseException(Problem.MALFORMED, "it has no array named keys");
        }
        try {
            return new JsonWebKeySet(keys.stream()
                    .limit(MAX_KEYS)
                    .map(JwkReader::read)
                    .flatMap(Optional::stream)
                    .toList());
        } catch (LinkageError e) {
            throw JoseMessages.libraryMissing(e);
        }
    }

    /** A set without keys. */
    public static JsonWebKeySet empty() {
        return EMPTY;
    }

    /** How many keys may verify signatures. */
    public int size() {
        return keys.size();
    }

    /** Whether a key of that name may verify signatures. */
    public boolean hasKid(String kid) {
        return keys.stream().anyMatch(key -> kid.equals(key.kid()));
    }

    /**
     * The keys that may have signed a token. Several are tried: some providers name two keys the same, and RFC 7515 section
     * 4.1.4 lets them leave the name out.
     *
     * @param kid {@code null}: the token names none
     */
    List<VerificationKey> find(JwsAlgorithm algorithm, @Nullable String kid) throws JoseException {
        List<VerificationKey> found = keys.stream()
                .filter(key -> key.fits(algorithm) && (kid == null || Objects.equals(kid, key.kid())))
                .toList();
        if (found.isEmpty()) {
            throw new JoseException(Problem.NO_KEY, "no key of the provider fits the kid and the alg of its header");
        }
        if (found.size() > MAX_TRIED) {
            throw new JoseException(
                    Problem.NO_KEY,
                    "more than " + MAX_TRIED + " keys of the provider fit the kid and the alg of its header");
        }
        return found;
    }
}
