package dev.remora.internal.config;

import dev.remora.ProviderPreset;
import dev.remora.ProviderPreset.Protocol;
import dev.remora.internal.settings.OpenIdKey;
import dev.remora.internal.settings.RemoteAppKey;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells of all presets what their files say for people. */
final class PresetList {

    private static final String NONE = "none";

    private PresetList() {}

    /** Reads each file once; without those that {@code provider} cannot name. */
    static List<ProviderPreset> of(PresetFiles files) {
        return files.all().entrySet().stream()
                .filter(preset -> preset.getValue().size() == 1)
                .flatMap(preset -> preset(preset.getKey(), preset.getValue().get(0)).stream())
                .toList();
    }

    private static Optional<ProviderPreset> preset(String name, URL file) {
        try {
            PresetFiles.Content content = PresetFiles.read(file);
            String displayName = content.about().getOrDefault("name", name);
            return Optional.of(ProviderPreset.of(name, displayName, protocol(content.settings()))
                    .withSite(site(content.about().get("site"))));
        } catch (UncheckedIOException e) {
            return Optional.empty(); // the application that uses it is told
        }
    }

    private static Protocol protocol(Map<String, String> values) {
        return has(values, RemoteAppKey.REQUEST_TOKEN_URL.key())
                ? Protocol.OAUTH1
                : has(values, RemoteAppKey.ISSUER.key()) || has(values, OpenIdKey.METADATA_URL.key())
                        ? Protocol.OPENID_CONNECT
                        : Protocol.OAUTH2;
    }

    private static boolean has(Map<String, String> values, String key) {
        String value = values.get(key);
        return value != null && !value.strip().equals(NONE);
    }

    private static @Nullable URI site(@Nullable String address) {
        try {
            return address == null ? null : URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            return null; // a file of another jar, in which nothing was checked
        }
    }
}
