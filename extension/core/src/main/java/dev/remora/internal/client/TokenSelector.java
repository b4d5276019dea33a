package dev.remora.internal.client;

import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenInfo;
import dev.remora.TokenOwner;
import dev.remora.internal.message.TokenMessages;
import dev.remora.internal.signin.RemoteAppCore;
import dev.remora.internal.token.Tokens;
import dev.remora.spi.TokenSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Selects the token of a call: the current user's of some name, or one that the application gave. */
sealed interface TokenSelector {

    /** Settles it, on the calling thread. */
    TokenSource source(Tokens tokens);

    /**
     * Settles it now, if it goes by the request that the calling thread is answering: that thread may be answering another one
     * when the call is sent.
     */
    default Supplier<TokenSource> settled(String remoteApp, Tokens tokens, OriginatingRequest origin) {
        return () -> source(tokens);
    }

    /** Whether it is the user of the current request whose token is meant. */
    default boolean ofCurrentUser() {
        return false;
    }

    /** Returns the token as it is kept, without renewing it. */
    Optional<Token> kept(Tokens tokens);

    /** Says on any thread whether the request has ended that the token belongs to. */
    BooleanSupplier ended(Tokens tokens);

    /** Forgets the token, and what became of the sign-ins of this browser. */
    void forget(RemoteAppCore core);

    /** Forgets them as {@link #forget} does, and says that the user has signed out; the answer is the token that there was. */
    Optional<Token> signOut(RemoteAppCore core);

    /** Lists the tokens that there are. */
    List<TokenInfo> all(Tokens tokens);

    /** Selects the token of another name. */
    TokenSelector withKey(String other);

    /** Selects that of a caller, of the same name. */
    default TokenSelector ofCaller(String caller) {
        return new OfCaller(TokenOwner.of(TokenOwner.Kind.CALLER, caller), key());
    }

    /** The name under which tokens are kept, if there is one. */
    @Nullable
    String key();

    /** The current user's. */
    record Current(@Nullable String key) implements TokenSelector {

        private static final String CALL = "this call";
        private static final String REQUEST = "request(..)";

        @Override
        public boolean ofCurrentUser() {
            return true;
        }

        @Override
        public TokenSource source(Tokens tokens) {
            return tokens.source(key);
        }

        @Override
        public Supplier<TokenSource> settled(String remoteApp, Tokens tokens, OriginatingRequest origin) {
            if (!tokens.ofRequest()) {
                return () -> {
                    if (tokens.ofRequest() || tokens.ofGetter()) {
                        origin.check(remoteApp, CALL, REQUEST);
                    }
                    return source(tokens);
                };
            }
            origin.check(remoteApp, CALL, REQUEST);
            TokenSource source = source(tokens);
            BooleanSupplier ended = ended(tokens);
            return () -> {
                if (ended.getAsBoolean()) {
                    throw TokenMessages.callOutlived(remoteApp);
                }
                return source;
            };
        }

        @Override
        public Optional<Token> kept(Tokens tokens) {
            return tokens.kept(key);
        }

        @Override
        public BooleanSupplier ended(Tokens tokens) {
            return tokens.ended();
        }

        @Override
        public void forget(RemoteAppCore core) {
            try {
                core.tokens().forget(key);
            } finally {
                core.signIn().ended(key); // though the store failed
            }
        }

        @Override
        public Optional<Token> signOut(RemoteAppCore core) {
            try {
                return core.tokens().signOut(key, false);
            } finally {
                core.signIn().ended(key); // though the store failed
            }
        }

        @Override
        public List<TokenInfo> all(Tokens tokens) {
            return tokens.all();
        }

        @Override
        public TokenSelector withKey(String other) {
            return new Current(other);
        }
    }

    /** The one of a caller, whoever sends the request. */
    record OfCaller(TokenOwner owner, @Nullable String key) implements TokenSelector {

        @Override
        public TokenSource source(Tokens tokens) {
            return tokens.of(owner).source(key);
        }

        @Override
        public Optional<Token> kept(Tokens tokens) {
            return tokens.of(owner).kept(key);
        }

        @Override
        public BooleanSupplier ended(Tokens tokens) {
            return () -> false;
        }

        @Override
        public void forget(RemoteAppCore core) {
            core.tokens().of(owner).forget(key);
        }

        @Override
        public Optional<Token> signOut(RemoteAppCore core) {
            return core.tokens().of(owner).signOut(key, false).map(OfCaller::withoutIdToken);
        }

        /** The browser of the current request is another's: it neither gets the ID token nor ends that session at the provider. */
        private static Token withoutIdToken(Token token) {
            return token instanceof OAuth2Token oauth2 ? oauth2.withIdToken(null) : token;
        }

        @Override
        public List<TokenInfo> all(Tokens tokens) {
            return tokens.of(owner).all();
        }

        @Override
        public TokenSelector withKey(String other) {
            return new OfCaller(owner, other);
        }
    }

    /**
     * This very one; it is in no store, so there is nothing to forget.
     *
     * @param otherwise selects among the tokens that are kept, once a name is given
     */
    record Fixed(Token token, TokenSelector otherwise) implements TokenSelector {

        /** Selects this one in place of what was selected before, which may be another such one. */
        static Fixed inPlaceOf(TokenSelector before, Token token) {
            return new Fixed(token, before instanceof Fixed fixed ? fixed.otherwise() : before);
        }

        @Override
        public TokenSource source(Tokens tokens) {
            return (otherwise instanceof OfCaller caller ? tokens.of(caller.owner()) : tokens).fixed(token);
        }

        /** Settles also who is told to have it. */
        @Override
        public Supplier<TokenSource> settled(String remoteApp, Tokens tokens, OriginatingRequest origin) {
            TokenSource source = source(tokens);
            return () -> source;
        }

        @Override
        public Optional<Token> kept(Tokens tokens) {
            return Optional.of(token);
        }

        @Override
        public BooleanSupplier ended(Tokens tokens) {
            return () -> false;
        }

        @Override
        public void forget(RemoteAppCore core) {}

        @Override
        public Optional<Token> signOut(RemoteAppCore core) {
            return Optional.of(token);
        }

        @Override
        public List<TokenInfo> all(Tokens tokens) {
            return List.of(TokenInfo.of(null, token));
        }

        @Override
        public TokenSelector withKey(String other) {
            return otherwise.withKey(other);
        }

        @Override
        public TokenSelector ofCaller(String caller) {
            return otherwise.ofCaller(caller);
        }

        @Override
        public @Nullable String key() {
            return null;
        }
    }
}
