package dev.remora.internal.signin;

import dev.remora.SettingsException;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The callback paths of all remote apps of an application. Where two share one, nothing but the issuer tells whose answer a
 * callback is, and a provider can have the code of another sent to it (RFC 9700 section 4.4).
 */
public final class CallbackPaths {

    private static final Logger LOG = System.getLogger(CallbackPaths.class.getPackageName());

    // callbacks of authorization requests may be made from anything
    private static final int MOST = 1000;
    // stands for the address at deployment, when no request tells it
    private static final URI ANY = URI.create("http://localhost/");

    private final Supplier<List<RemoteAppSettings>> configured;
    private final Lock lock = new ReentrantLock();
    private final Map<String, Map<String, RemoteAppSettings>> used = new LinkedHashMap<>();
    private final Set<List<String>> warned = ConcurrentHashMap.newKeySet();
    // of the remote apps that were used: metadata of others are not fetched for this
    private final Set<String> withoutIssuer = ConcurrentHashMap.newKeySet();

    /** @param configured the remote apps that are known beforehand and whose settings can be read */
    public CallbackPaths(Supplier<List<RemoteAppSettings>> configured) {
        this.configured = configured;
    }

    /** Returns the problems of the callbacks that are settings. */
    public List<SettingsException> problems() {
        List<SettingsException> problems = new ArrayList<>();
        List<RemoteAppSettings> earlier = new ArrayList<>();
        for (RemoteAppSettings app : configured.get()) {
            URI base = app.externalBaseUri() == null ? ANY : app.externalBaseUri();
            ApplicationBaseUri address = new ApplicationBaseUri(base, base.getRawPath());
            path(app, address).ifPresent(path -> {
                try {
                    check(app, path, at(path, address, earlier.stream()));
                } catch (SettingsException e) {
                    problems.add(e);
                }
            });
            earlier.add(app);
        }
        return problems;
    }

    /**
     * Checks the callback of a sign-in that begins.
     *
     * @param leavesIssuerOut whether the provider's metadata are known and do not say that callbacks name their issuer
     * @throws SettingsException if the profile of a remote app that shares the path is strict, and an issuer is not set or not said
     */
    void check(RemoteAppSettings app, URI redirectUri, ApplicationBaseUri address, boolean leavesIssuerOut) {
        if (!app.protocol().canBeMixedUp()) {
            return;
        }
        if (leavesIssuerOut) {
            withoutIssuer.add(app.name());
        } else {
            withoutIssuer.remove(app.name());
        }
        String path = redirectUri.getPath();
        Stream<RemoteAppSettings> others =
                Stream.concat(use(path, app).stream(), at(path, address, configured.get().stream()));
        check(app, path, others);
    }

    private void check(RemoteAppSettings app, String path, Stream<RemoteAppSettings> others) {
        List<RemoteAppSettings> sharing = others.filter(other -> !other.name().equals(app.name()))
                .filter(other -> isSilent(app) || isSilent(other))
                .toList();
        for (RemoteAppSettings other : sharing) {
            if (isStrict(app) || isStrict(other)) {
                throw SignInMessages.callbackShared(app.name(), other.name(), path, isSet(app, other));
            }
        }
        // one other tells enough
        sharing.stream().findFirst().ifPresent(other -> warn(app, other, path));
    }

    private void warn(RemoteAppSettings app, RemoteAppSettings other, String path) {
        if (warned.add(Stream.of(app.name(), other.name()).sorted().toList())) {
            LOG.log(Level.WARNING, SignInMessages.callbackIsShared(app.name(), other.name(), path, isSet(app, other)));
        }
    }

    /** Returns the remote apps that have that path as their setting {@code callback}. */
    private static Stream<RemoteAppSettings> at(
            String path, ApplicationBaseUri address, Stream<RemoteAppSettings> apps) {
        return apps.filter(app -> path(app, address).filter(path::equals).isPresent());
    }

    private static Optional<String> path(RemoteAppSettings app, ApplicationBaseUri address) {
        if (app.callback() == null || !app.protocol().canBeMixedUp()) {
            return Optional.empty();
        }
        try {
            // decoded: a callback may come to either form
            return Optional.of(
                    new RedirectUris(app).absolute(app.callback(), address).getPath());
        } catch (SettingsException e) {
            return Optional.empty(); // told when that remote app is used
        }
    }

    /** Notes that a sign-in has this callback path; the answer is all that have had it. */
    private List<RemoteAppSettings> use(String path, RemoteAppSettings app) {
        lock.lock();
        try {
            Map<String, RemoteAppSettings> apps = used.computeIfAbsent(path, key -> new LinkedHashMap<>());
            apps.put(app.name(), app);
            if (used.size() > MOST) {
                used.remove(used.keySet().iterator().next());
            }
            return List.copyOf(apps.values());
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing says that callbacks of a remote app name their issuer. */
    private boolean isSilent(RemoteAppSettings app) {
        return hasNoIssuer(app) || withoutIssuer.contains(app.name());
    }

    private static boolean isSet(RemoteAppSettings app, RemoteAppSettings other) {
        return !hasNoIssuer(app) && !hasNoIssuer(other);
    }

    private static boolean hasNoIssuer(RemoteAppSettings app) {
        return app.protocol().configured().issuer() == null && app.protocol().openId() == null;
    }

    private static boolean isStrict(RemoteAppSettings app) {
        return app.profile() == Profile.STRICT;
    }
}
