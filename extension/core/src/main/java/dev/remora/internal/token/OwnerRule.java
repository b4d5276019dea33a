package dev.remora.internal.token;

import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.OwnerResolver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule that says who owns the tokens of a remote app.
 *
 * @param setting counts before a bean of the application, as settings do everywhere
 */
public record OwnerRule(@Nullable Kind setting, @Nullable OwnerResolver resolver, RemoteCallers callers) {

    /** Returns the owner whom setting, bean or caller names; empty for nobody's request. */
    public Optional<TokenOwner> owner(String remoteApp, @Nullable CurrentRequest request) {
        if (setting == Kind.APPLICATION) {
            return Optional.of(TokenOwner.application());
        }
        if (setting == null && resolver != null) {
            return Optional.of(resolver.owner(remoteApp));
        }
        if (request == null) {
            return setting == null ? Optional.of(TokenOwner.application()) : Optional.empty();
        }
        return caller(request);
    }

    /** Returns the caller, where it is the caller to whom tokens belong. */
    Optional<TokenOwner> caller(CurrentRequest request) {
        if (!goesByCaller()) {
            return Optional.empty();
        }
        Optional<String> name = setting == Kind.CALLER ? anyCaller(request) : request.callerName();
        return name.map(OwnerRule::ofCaller);
    }

    /** Whether the caller gets the tokens that the session has for nobody. */
    public boolean mayAdopt(CurrentRequest request) {
        return request.callerName().isPresent() || callers.mayAdopt();
    }

    /** Whether what the session has for nobody may be noted as the caller's: also at the sign-in that makes the first one. */
    boolean mayClaim(CurrentRequest request) {
        return mayAdopt(request) || callers.current().isEmpty();
    }

    /** Returns the caller whom a sign-in is about to make, where its token is to be his. */
    public Optional<TokenOwner> signedIn(CurrentRequest request, Token token) {
        return ownedByWhoSignsIn(request)
                ? token.identity().flatMap(callers::nameOf).map(OwnerRule::ofCaller)
                : Optional.empty();
    }

    /** Whether a token is to be the caller's whom its sign-in makes. */
    public boolean ownedByWhoSignsIn(CurrentRequest request) {
        return setting == Kind.CALLER && request.callerName().isEmpty() && callers.made();
    }

    /** Whether a token of this name would take the place of the one that made somebody else the caller. */
    public boolean replacesCallers(CurrentRequest request, @Nullable String tokenKey, Token token) {
        return request.callerName().isEmpty()
                && token.identity()
                        .filter(user -> callers.isOther(tokenKey, user))
                        .isPresent();
    }

    /** Returns the name of the caller, whether the container or Remora made it. */
    public Optional<String> anyCaller(CurrentRequest request) {
        return request.callerName().or(callers::current);
    }

    boolean goesByCaller() {
        return setting == Kind.CALLER || setting == null && resolver == null;
    }

    private static TokenOwner ofCaller(String name) {
        return TokenOwner.of(Kind.CALLER, name);
    }
}
