package dev.remora.internal.token;

import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenOwner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A token that the application keeps itself: its renewals are held here, and told to it. */
public final class CallerHeldTokenLocation implements TokenLocation {

    private final TokenOwner owner;
    private final @Nullable String name;
    private final BooleanSupplier given;
    private final AtomicReference<@Nullable StoredToken> held;

    /** @param given whether it may be somebody else's than the user's of the current request, asked when it is refused */
    CallerHeldTokenLocation(TokenOwner owner, @Nullable String name, Token token, BooleanSupplier given) {
        this.owner = owner;
        this.name = name;
        this.given = given;
        this.held = new AtomicReference<>(StoredToken.of(token, ""));
    }

    @Override
    public TokenOwner owner() {
        return owner;
    }

    @Override
    public @Nullable String name() {
        return name;
    }

    boolean isGiven() {
        return given.getAsBoolean();
    }

    @Override
    public Optional<StoredToken> read() {
        return Optional.ofNullable(held.get());
    }

    @Override
    public boolean replace(StoredToken read, Token renewed) {
        return held.compareAndSet(read, StoredToken.of(renewed, ""));
    }

    @Override
    public boolean remove(StoredToken read) {
        return held.compareAndSet(read, null);
    }

    @Override
    public Optional<Lease> lease(Duration duration) {
        return Optional.of(new Lease() {
            @Override
            public boolean replace(StoredToken read, Token renewed) {
                return CallerHeldTokenLocation.this.replace(read, renewed);
            }

            @Override
            public void release() {
                // no other node has this object
            }
        });
    }
}
