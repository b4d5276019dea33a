package dev.remora.internal.client;

import dev.remora.Token;
import dev.remora.TokenInfo;
import dev.remora.TokenOwner;
import dev.remora.internal.token.Tokens;
import dev.remora.spi.TokenSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tokens by their names, and those that take the place of refused ones. */
final class TestTokens implements Tokens {

    private final Map<String, Token> byKey = new ConcurrentHashMap<>();
    private final Deque<Token> renewals = new ArrayDeque<>();
    private final List<Token> refused = new ArrayList<>();
    private final String owner;
    private final List<String> ownersOfGiven;
    private @Nullable RuntimeException failure;
    private volatile boolean ended;

    TestTokens(Token current) {
        this();
        put(null, current);
    }

    TestTokens() {
        this("whoever asks", new ArrayList<>());
    }

    private TestTokens(String owner, List<String> ownersOfGiven) {
        this.owner = owner;
        this.ownersOfGiven = ownersOfGiven;
    }

    /** Whose the tokens were that the application gave. */
    List<String> ownersOfGiven() {
        return ownersOfGiven;
    }

    void put(@Nullable String key, Token token) {
        byKey.put(String.valueOf(key), token);
    }

    void renewWith(Token token) {
        renewals.add(token);
    }

    void failRenewal(RuntimeException with) {
        failure = with;
    }

    @Override
    public boolean ofRequest() {
        return false;
    }

    @Override
    public boolean keptByTheApplication() {
        return false;
    }

    @Override
    public boolean ofGetter() {
        return false;
    }

    @Override
    public Optional<Token> kept(@Nullable String tokenKey) {
        return Optional.ofNullable(byKey.get(String.valueOf(tokenKey)));
    }

    @Override
    public Optional<Token> kept(TokenOwner owner, @Nullable String tokenKey) {
        return of(owner).kept(tokenKey);
    }

    @Override
    public List<TokenInfo> all() {
        return kept(null).map(token -> TokenInfo.of(null, token)).stream().toList();
    }

    /** Those of an owner are under keys that begin with the owner's name. */
    @Override
    public Tokens of(TokenOwner owner) {
        TestTokens own = new TestTokens(owner.id(), ownersOfGiven);
        byKey.forEach((key, token) -> {
            if (key.startsWith(owner.id() + "/")) {
                own.byKey.put(key.substring(owner.id().length() + 1), token);
            }
        });
        return own;
    }

    @Override
    public Optional<Token> signOut(@Nullable String tokenKey, boolean byProvider) {
        return Optional.ofNullable(byKey.remove(String.valueOf(tokenKey)));
    }

    void endRequest() {
        ended = true;
    }

    List<Token> refused() {
        return refused;
    }

    @Override
    public BooleanSupplier ended() {
        return () -> ended;
    }

    @Override
    public TokenSource source(@Nullable String tokenKey) {
        return new Source(String.valueOf(tokenKey), null);
    }

    @Override
    public TokenSource fixed(Token token) {
        ownersOfGiven.add(owner);
        return new Source("", token);
    }

    @Override
    public void forget(TokenOwner owner, @Nullable String tokenKey) {
        byKey.remove(owner.id() + "/" + tokenKey);
    }

    @Override
    public void forget(@Nullable String tokenKey) {
        byKey.remove(String.valueOf(tokenKey));
    }

    private final class Source implements TokenSource {

        private final String key;
        private final @Nullable Token fixed;

        Source(String key, @Nullable Token fixed) {
            this.key = key;
            this.fixed = fixed;
        }

        @Override
        public Optional<Token> token() {
            return Optional.ofNullable(fixed == null ? byKey.get(key) : fixed);
        }

        @Override
        public Optional<Token> replacementFor(Token rejected) {
            refused.add(rejected);
            if (failure != null) {
                throw failure;
            }
            Optional<Token> renewed = Optional.ofNullable(renewals.poll());
            renewed.ifPresent(token -> byKey.put(key, token));
            return renewed;
        }

        @Override
        public Optional<Token> refresh() {
            return token().flatMap(this::replacementFor);
        }
    }
}
