package dev.remora.internal.cdi;

import dev.remora.LinkedAccounts;
import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.ProviderPreset;
import dev.remora.internal.message.CdiMessages;
import dev.remora.internal.signin.DefaultWebSignIn;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Knows the names found at boot, and asks for those that came later. */
final class OAuthRegistry implements OAuth {

    private final Set<String> found;
    private final Supplier<Set<String>> later;
    private final Function<String, OAuthRemote> remotes;
    private final Supplier<DefaultWebSignIn> signIn;
    private final Supplier<List<ProviderPreset>> providers;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    OAuthRegistry(
            Set<String> found,
            Supplier<Set<String>> later,
            Function<String, OAuthRemote> remotes,
            Supplier<DefaultWebSignIn> signIn,
            Supplier<List<ProviderPreset>> providers) {
        this.found = found;
        this.later = later;
        this.remotes = remotes;
        this.signIn = signIn;
        this.providers = providers;
        known.addAll(found);
    }

    @Override
    public OAuthRemote remote(String name) {
        return remotes.apply(known(name));
    }

    @Override
    public URI callbackUri(String name) {
        return signIn.get().callbackUri(known(name));
    }

    @Override
    public String csrfToken() {
        return signIn.get().csrfToken();
    }

    @Override
    public LinkedAccounts linkedAccounts() {
        return signIn.get().links();
    }

    private String known(String name) {
        if (!known.contains(name)) {
            Set<String> names = names();
            if (!names.contains(name)) {
                throw CdiMessages.unknownRemoteApp(name, names);
            }
            known.add(name);
        }
        return name;
    }

    @Override
    public List<ProviderPreset> providers() {
        return providers.get();
    }

    @Override
    public Set<String> names() {
        SortedSet<String> names = new TreeSet<>(found);
        names.addAll(later.get());
        return Collections.unmodifiableSortedSet(names);
    }
}
