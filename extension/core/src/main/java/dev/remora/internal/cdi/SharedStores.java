package dev.remora.internal.cdi;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.settings.StoreSettings;
import dev.remora.internal.settings.StoreSettings.Encryption;
import dev.remora.internal.store.KeyedSealer;
import dev.remora.internal.store.PlainSealer;
import dev.remora.internal.store.SharedLinkedAccounts;
import dev.remora.internal.store.SharedLogoutRegistry;
import dev.remora.internal.store.SharedPendingAuthorizations;
import dev.remora.internal.store.SharedSessions;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.internal.wire.Lazy;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.Sealer;
import dev.remora.spi.SessionStore;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.StoreContext;
import dev.remora.spi.StoreKeys;
import dev.remora.spi.StoreProvider;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The stores of the module that the settings or the class path choose; each is made on first use. */
final class SharedStores {

    private final ApplicationBeans beans;
    private final Supplier<StoreSettings> settings;
    private final Lazy<SecureRandom> random;
    private final Lazy<Optional<TokenStore>> tokens;
    private final Lazy<Optional<PendingAuthorizations>> pending;
    private final Lazy<Optional<LogoutRegistry>> logouts;
    private final Lazy<Optional<LinkedAccounts>> links;
    private final Lazy<Sealer> sealer;
    private final Lazy<Optional<SessionStore>> sessions;

    SharedStores(
            ApplicationBeans beans,
            Supplier<StoreSettings> settings,
            Lazy<InstantSource> clock,
            Lazy<SecureRandom> random) {
        this.beans = beans;
        this.settings = settings;
        this.random = random;
        Lazy<Optional<StoreProvider>> chosen = new Lazy<>(this::chosen);
        this.sealer = new Lazy<>(() -> sealer(chosen.get().orElseThrow().name()));
        StoreContext context = context(sealer, clock);
        this.tokens = lazily(chosen, provider -> provider.tokens(context));
        this.pending = lazily(chosen, provider -> provider.pendingAuthorizations(context));
        this.logouts = lazily(chosen, provider -> provider.logouts(context));
        this.links = new Lazy<>(() -> chosen.get().flatMap(provider -> provider.linkedAccounts(context)));
        this.sessions = new Lazy<>(() -> chosen.get().flatMap(provider -> provider.sessions(context)));
    }

    /** @throws dev.remora.SettingsException if more than one can be meant, or the one that is meant is not there */
    Optional<TokenStore> tokens() {
        return tokens.get();
    }

    /** @throws dev.remora.SettingsException as {@link #tokens} does */
    Optional<PendingAuthorizations> pendingAuthorizations() {
        return pending.get();
    }

    /** @throws dev.remora.SettingsException as {@link #tokens} does */
    Optional<LogoutRegistry> logouts() {
        return logouts.get();
    }

    /** @throws dev.remora.SettingsException as {@link #tokens} does */
    Optional<LinkedAccounts> links() {
        return links.get();
    }

    /** @throws dev.remora.SettingsException as {@link #tokens} does */
    Optional<SessionStore> sessions() {
        return sessions.get();
    }

    /** Encrypts what the store keeps; there is one where there is a store. */
    Sealer sealer() {
        return sealer.get();
    }

    private Optional<StoreProvider> chosen() {
        TreeMap<String, StoreProvider> there = new TreeMap<>();
        beans.all(StoreProvider.class).forEach(provider -> there.put(provider.name(), provider));
        String wanted = settings.get().name();
        if (StoreSettings.SESSION.equals(wanted)) {
            return Optional.empty();
        }
        if (wanted == null && there.size() > 1) {
            throw StoreMessages.severalStores(there.keySet());
        }
        if (wanted == null) {
            return there.values().stream().findFirst();
        }
        return Optional.of(Optional.ofNullable(there.get(wanted))
                .orElseThrow(() -> StoreMessages.storeUnknown(wanted, there.keySet())));
    }

    private Sealer sealer(String store) {
        StoreSettings said = settings.get();
        if (said.encryption() == Encryption.NONE) {
            return new PlainSealer();
        }
        StoreKeys bean = beans.storeKeys().orElse(null);
        if (bean == null && said.keys().isEmpty()) {
            throw StoreMessages.storeKeyMissing(store);
        }
        List<byte[]> keys = bean == null ? said.keys() : bean.keys();
        try {
            return new KeyedSealer(keys, random.get());
        } catch (IllegalArgumentException e) {
            throw StoreMessages.storeKeysInvalid();
        }
    }

    private StoreContext context(Lazy<Sealer> sealer, Lazy<InstantSource> clock) {
        return new StoreContext() {
            @Override
            public Sealer sealer() {
                return sealer.get();
            }

            @Override
            public InstantSource clock() {
                return clock.get();
            }

            @Override
            public TokenStore tokens(SharedEntries entries, Duration sessionLifetime) {
                return new SharedTokenStore(entries, sealer.get(), sessionLifetime);
            }

            @Override
            public PendingAuthorizations pendingAuthorizations(SharedEntries entries) {
                return new SharedPendingAuthorizations(entries, sealer.get(), clock.get(), random.get());
            }

            @Override
            public LogoutRegistry logouts(SharedEntries entries) {
                return new SharedLogoutRegistry(entries, sealer.get(), clock.get());
            }

            @Override
            public LinkedAccounts linkedAccounts(SharedEntries entries) {
                return new SharedLinkedAccounts(entries, sealer.get());
            }

            @Override
            public SessionStore sessions(SharedEntries entries) {
                return new SharedSessions(entries);
            }
        };
    }

    private static <T> Lazy<Optional<T>> lazily(
            Lazy<Optional<StoreProvider>> chosen, Function<StoreProvider, T> store) {
        return new Lazy<>(() -> chosen.get().map(store));
    }
}
