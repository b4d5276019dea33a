package dev.remora.internal.token;

import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenOwner;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where one token is kept. Two that are equal are the same place. */
public interface TokenLocation {

    TokenOwner owner();

    @Nullable
    String name();

    /** Whether a renewed token would be kept. */
    default boolean writable() {
        return true;
    }

    Optional<StoredToken> read();

    /** Puts a token in place of the very one that was read, or does nothing. */
    boolean replace(StoredToken read, Token renewed);

    /** Removes the very token that was read, or nothing. */
    boolean remove(StoredToken read);

    /** The right to refresh the token, or empty while another node has it. */
    Optional<Lease> lease(Duration duration);

    default boolean isOfSameToken(TokenLocation other) {
        return owner().equals(other.owner()) && Objects.equals(name(), other.name());
    }
}
