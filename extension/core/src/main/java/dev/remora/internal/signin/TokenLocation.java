package dev.remora.internal.signin;

import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenOwner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where one token is kept. Two that are equal are the same place. */
interface TokenLocation {

    TokenOwner owner();

    @Nullable
    String name();

    Optional<StoredToken> read();

    /** In place of the very one that was read, or not at all. */
    boolean replace(StoredToken read, Token renewed);

    /** The very one that was read, or none. */
    boolean remove(StoredToken read);
}
