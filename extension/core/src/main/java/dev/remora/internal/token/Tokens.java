package dev.remora.internal.token;

import dev.remora.Token;
import dev.remora.TokenInfo;
import dev.remora.TokenOwner;
import dev.remora.spi.TokenSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The tokens of one remote application: whose, from where, renewed when due. */
public interface Tokens {

    /** Settles whose token it is, on the calling thread; the source then works on any. */
    TokenSource source(@Nullable String tokenKey);

    /** A source of this very token, renewed when due if it can be. */
    TokenSource fixed(Token token);

    /** Says on any thread whether the request has ended whose user's tokens these are on the calling thread. */
    BooleanSupplier ended();

    /** Whether it goes by the request that the calling thread is answering whose tokens these are. */
    boolean ofRequest();

    /** Whether a getter of the application has them in the current request, which is asked each time and may go by that request. */
    boolean ofGetter();

    /** Whether a getter of the application has them, whosever they are. */
    boolean keptByTheApplication();

    /** Whether the sessions themselves keep them. */
    default boolean keptInSession() {
        return false;
    }

    /** Returns the token as it is kept, due or not. */
    Optional<Token> kept(@Nullable String tokenKey);

    /** Returns the token of this owner as it is kept in a store or for the current request, due or not. */
    Optional<Token> kept(TokenOwner owner, @Nullable String tokenKey);

    /** Lists the tokens as they are kept, due or not. */
    List<TokenInfo> all();

    /** The tokens of this owner, whoever sends the request. */
    Tokens of(TokenOwner owner);

    void forget(@Nullable String tokenKey);

    /** Forgets the token of this owner, in a store or for the current request. */
    void forget(TokenOwner owner, @Nullable String tokenKey);

    /** Forgets the token, and says that its user has signed out; the answer is the token that there was. */
    Optional<Token> signOut(@Nullable String tokenKey, boolean byProvider);
}
