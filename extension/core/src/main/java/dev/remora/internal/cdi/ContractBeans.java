package dev.remora.internal.cdi;

import dev.remora.LinkedAccounts;
import dev.remora.RemoteApp;
import dev.remora.RoleMapper;
import dev.remora.SettingsException;
import dev.remora.SignInHandler;
import dev.remora.TokenGetter;
import dev.remora.TokenStore;
import dev.remora.internal.message.CdiMessages;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.CurrentTime;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.OwnerResolver;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.SettingsSource;
import dev.remora.spi.SignatureMethod;
import dev.remora.spi.StateGenerator;
import dev.remora.spi.StoreKeys;
import dev.remora.spi.StoreProvider;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The beans of the application that fill our contracts. */
final class ContractBeans {

    /** One bean fills these. */
    private static final List<Class<?>> SINGLE_BEAN_CONTRACTS = List.of(
            TokenStore.class,
            TokenGetter.class,
            StateGenerator.class,
            OwnerResolver.class,
            PendingAuthorizations.class,
            CurrentTime.class,
            LogoutRegistry.class,
            LinkedAccounts.class,
            StoreKeys.class,
            SignInHandler.class,
            RoleMapper.class);

    /** Any number of beans fill these. */
    private static final List<Class<?>> LISTS =
            List.of(CurrentRequest.class, SettingsSource.class, SignatureMethod.class, StoreProvider.class);

    /** Any number of beans fill these, if they say for which remote app. */
    private static final List<Class<?>> QUALIFIED_LISTS = List.of(ClientRequestFilter.class, ProtocolFilter.class);

    private static final Set<Class<?>> CONTRACTS = Set.copyOf(contracts());

    // by contract and bean; the hash of a record would be linked while the application boots
    private final Map<Class<?>, Map<Bean<?>, ContractBean>> notes = new HashMap<>();
    private final List<SettingsException> problems = new ArrayList<>();

    /** All of them. */
    static List<Class<?>> contracts() {
        List<Class<?>> all = new ArrayList<>(SINGLE_BEAN_CONTRACTS);
        all.addAll(LISTS);
        all.addAll(QUALIFIED_LISTS);
        return all;
    }

    /** The traits are asked for only if it fills one: most beans of an application do not. */
    void note(Bean<?> bean, Supplier<BeanMetadata> traits) {
        if (!Collections.disjoint(bean.getTypes(), CONTRACTS)) {
            note(bean, traits.get());
        }
    }

    /** Beans with other qualifiers only, such as the inner one of two stores, are the application's own business; but for requests. */
    private void note(Bean<?> bean, BeanMetadata traits) {
        Optional<String> remoteApp = remoteApp(bean);
        if (remoteApp.isPresent()) {
            noteAll(QUALIFIED_LISTS, bean, traits, remoteApp.get());
        }
        if (remoteApp.isPresent() || bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
            noteAll(SINGLE_BEAN_CONTRACTS, bean, traits, remoteApp.orElse(null));
            noteAll(LISTS, bean, traits, remoteApp.orElse(null));
        } else {
            // a qualifier keeps the injection of the one for JAX-RS unambiguous
            noteAll(List.of(CurrentRequest.class), bean, traits, null);
        }
    }

    private void noteAll(List<Class<?>> contracts, Bean<?> bean, BeanMetadata traits, @Nullable String remoteApp) {
        for (Class<?> contract : contracts) {
            if (bean.getTypes().contains(contract)) {
                notes.computeIfAbsent(contract, key -> new LinkedHashMap<>())
                        .put(bean, new ContractBean(bean, contract, remoteApp, traits.priority(), traits.place()));
                if (contract == ClientRequestFilter.class && remoteApp != null && traits.provider()) {
                    problems.add(CdiMessages.filterIsProvider(remoteApp, traits.place()));
                }
            }
        }
    }

    /** The bean for this remote app, not one for all. */
    Optional<ContractBean> own(Class<?> contract, String remoteApp, BeanContainer manager) {
        return chosen(all(contract, remoteApp), manager);
    }

    /** The bean for all remote apps. */
    Optional<ContractBean> common(Class<?> contract, BeanContainer manager) {
        return chosen(all(contract, null), manager);
    }

    /** All beans of a contract for this remote app, in the order of their priorities. */
    List<ContractBean> all(Class<?> contract, @Nullable String remoteApp) {
        return all(contract).stream()
                .filter(note -> Objects.equals(note.remoteApp(), remoteApp))
                .toList();
    }

    /** All beans of a contract for whatever remote app, in the order of their priorities. */
    List<ContractBean> all(Class<?> contract) {
        Map<Bean<?>, ContractBean> noted = notes.get(contract);
        if (noted == null) {
            return List.of();
        }
        List<ContractBean> all = new ArrayList<>(noted.values());
        Collections.sort(all);
        return all;
    }

    List<SettingsException> problems(BeanContainer manager) {
        List<SettingsException> all = new ArrayList<>(problems);
        for (Class<?> contract : SINGLE_BEAN_CONTRACTS) {
            Set<@Nullable String> names = new LinkedHashSet<>();
            for (ContractBean note : all(contract)) {
                names.add(note.remoteApp());
            }
            for (String name : names) {
                List<ContractBean> candidates = all(contract, name);
                if (ambiguous(candidates, manager)) {
                    all.add(CdiMessages.severalCandidates(
                            contract.getSimpleName(),
                            name,
                            candidates.stream().map(ContractBean::place).toList()));
                }
            }
        }
        all.addAll(samePriorities(manager));
        return all;
    }

    /** Of several current requests one has to be first. */
    private List<SettingsException> samePriorities(BeanContainer manager) {
        Map<Integer, List<ContractBean>> byPriority = new LinkedHashMap<>();
        for (ContractBean note : all(CurrentRequest.class)) {
            byPriority
                    .computeIfAbsent(note.priority(), key -> new ArrayList<>())
                    .add(note);
        }
        List<SettingsException> found = new ArrayList<>();
        byPriority.forEach((priority, candidates) -> {
            if (ambiguous(candidates, manager)) {
                found.add(CdiMessages.samePriority(
                        CurrentRequest.class.getSimpleName(),
                        priority,
                        candidates.stream().map(ContractBean::place).toList()));
            }
        });
        return found;
    }

    private static boolean ambiguous(List<ContractBean> candidates, BeanContainer manager) {
        try {
            chosen(candidates, manager);
            return false;
        } catch (AmbiguousResolutionException e) {
            return true;
        }
    }

    /** The container's own rules choose: an alternative is before what it is an alternative to. */
    private static Optional<ContractBean> chosen(List<ContractBean> candidates, BeanContainer manager) {
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        Set<Bean<?>> beans = new HashSet<>();
        candidates.forEach(note -> beans.add(note.bean()));
        Bean<?> bean = manager.resolve(beans);
        return candidates.stream().filter(note -> note.bean().equals(bean)).findFirst();
    }

    private static Optional<String> remoteApp(Bean<?> bean) {
        for (Annotation qualifier : bean.getQualifiers()) {
            if (qualifier instanceof RemoteApp remoteApp) {
                return Optional.of(remoteApp.value());
            }
        }
        return Optional.empty();
    }
}
