package dev.remora.internal.store;

import dev.remora.Lease;
import dev.remora.OAuth2Token;
import dev.remora.StoredDataException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.StoredTokenCodec;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Keeps the tokens of one browser session in it, each in an attribute of its own. */
final class SessionTokenStore implements TokenStore {

    private static final Logger LOG = System.getLogger(SessionTokenStore.class.getPackageName());

    private static final String ATTRIBUTE = "dev.remora.token.";

    private final BrowserSession session;
    private final SessionLocks locks;
    private final StoredTokenCodec codec;
    private final BooleanSupplier keepsIdToken;

    SessionTokenStore(
            BrowserSession session, SessionLocks locks, StoredTokenCodec codec, BooleanSupplier keepsIdToken) {
        this.session = session;
        this.locks = locks;
        this.codec = codec;
        this.keepsIdToken = keepsIdToken;
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        try {
            String attribute = attribute(key);
            return session.get(attribute).flatMap(value -> read(attribute, value));
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    @Override
    public void save(TokenKey key, Token token) {
        Token kept = kept(token);
        try {
            locks.creating(session, () -> write(key, kept));
        } catch (IllegalStateException e) {
            throw StoreMessages.tokenNotKept(key.remoteApp(), e);
        }
    }

    @Override
    public boolean replace(TokenKey key, StoredToken read, Token renewed) {
        Token kept = kept(renewed);
        return ifStill(key, read, () -> writeRenewed(key, kept));
    }

    @Override
    public void remove(TokenKey key) {
        try {
            locks.exclusively(session, () -> erase(key));
        } catch (IllegalStateException invalidated) {
            return; // and the token with it
        }
    }

    @Override
    public boolean remove(TokenKey key, StoredToken read) {
        return ifStill(key, read, () -> erase(key));
    }

    /** Reads the session as the store has it now: a call follows the session that it has read so, where somebody signs in meanwhile. */
    @Override
    public Optional<Lease> lease(TokenKey key, Duration duration) {
        try {
            locks.exclusively(session, session::id);
        } catch (IllegalStateException invalidated) {
            // whoever reads the token next finds none, and sends nothing
        }
        return TokenStore.super.lease(key, duration);
    }

    @Override
    public List<TokenKey> keys(String remoteApp, TokenOwner owner) {
        TokenKey only = TokenKey.of(remoteApp, owner);
        String prefix = attribute(only) + ".";
        Stream<TokenKey> named = names().stream()
                .filter(attribute -> attribute.startsWith(prefix))
                .map(attribute -> only.withName(attribute.substring(prefix.length())));
        return Stream.concat(Stream.of(only), named)
                .filter(key -> find(key).isPresent())
                .toList();
    }

    private Set<String> names() {
        try {
            return session.names();
        } catch (IllegalStateException invalidated) {
            return Set.of();
        }
    }

    /** Returns empty if the value cannot be read: a fault, a later release or somebody else wrote it. */
    private Optional<StoredToken> read(String attribute, Serializable value) {
        if (value instanceof byte[] octets) {
            try {
                return Optional.of(codec.decode(octets));
            } catch (StoredDataException e) {
                LOG.log(Level.DEBUG, () -> StoreMessages.attributeUnreadable(attribute), e);
                return Optional.empty();
            }
        }
        LOG.log(Level.DEBUG, () -> StoreMessages.attributeUnreadable(attribute));
        return Optional.empty();
    }

    private boolean ifStill(TokenKey key, StoredToken read, Supplier<Boolean> change) {
        try {
            return locks.exclusively(
                    session,
                    () -> find(key)
                                    .filter(stored -> stored.version().equals(read.version()))
                                    .isPresent()
                            && change.get());
        } catch (IllegalStateException invalidated) {
            return false;
        }
    }

    private boolean write(TokenKey key, Token token) {
        try {
            if (session instanceof CookieSession browser) {
                browser.set(attribute(key), octets(token), key.name() != null);
            } else {
                session.set(attribute(key), octets(token));
            }
            return true;
        } catch (CookieTooLargeException e) {
            throw StoreMessages.tokenTooLarge(key.remoteApp(), e.why());
        }
    }

    /** The old token is worthless by now: if the browser cannot get the new one, whoever asked for it at least has it. */
    private boolean writeRenewed(TokenKey key, Token renewed) {
        if (!(session instanceof CookieSession browser)) {
            return write(key, renewed);
        }
        try {
            if (!browser.keep(attribute(key), octets(renewed), key.name() != null)) {
                LOG.log(Level.WARNING, StoreMessages.renewedTokenNotSent(key.remoteApp()));
            }
            return true;
        } catch (CookieTooLargeException e) {
            throw StoreMessages.tokenTooLarge(key.remoteApp(), e.why());
        }
    }

    /** A cookie has little room: an ID token that nobody will ask for goes, who the user is stays. May fetch metadata. */
    private Token kept(Token token) {
        boolean tooMuch = session instanceof CookieSession
                && token instanceof OAuth2Token oauth2
                && oauth2.idToken() != null
                && oauth2.identity().isPresent()
                && !keepsIdToken.getAsBoolean();
        return tooMuch ? ((OAuth2Token) token).withIdToken(null) : token;
    }

    private byte[] octets(Token token) {
        // random: after removal and another grant a count would come back
        return codec.encode(StoredToken.of(token, UUID.randomUUID().toString()));
    }

    private boolean erase(TokenKey key) {
        session.remove(attribute(key));
        return true;
    }

    // names of remote apps have no dot
    private static String attribute(TokenKey key) {
        // one session may serve many users, one after the other
        TokenOwner owner = key.owner();
        return ATTRIBUTE + owner.kind() + "." + owner.id().length() + "." + owner.id() + "." + key.remoteApp()
                + (key.name() == null ? "" : "." + key.name());
    }
}
