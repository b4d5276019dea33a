package dev.remora;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider that {@code remora.<name>.provider} can name: what is known of it for people.
 *
 * @see OAuth#providers
 * @since 1.0
 */
public final class ProviderPreset {

    /**
     * The protocol that a provider speaks with its preset. Later releases may add constants: give a {@code switch} a default.
     *
     * @since 1.0
     */
    public enum Protocol {
        /** OAuth 1.0a (RFC 5849). */
        OAUTH1,
        /** OAuth 2 (RFC 6749). */
        OAUTH2,
        /** OpenID Connect. */
        OPENID_CONNECT
    }

    private final String name;
    private final String displayName;
    private final Protocol protocol;
    private final @Nullable URI site;

    private ProviderPreset(String name, String displayName, Protocol protocol, @Nullable URI site) {
        this.name = Objects.requireNonNull(name);
        this.displayName = Objects.requireNonNull(displayName);
        this.protocol = Objects.requireNonNull(protocol);
        this.site = site;
    }

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param name the value of {@code provider}, such as {@code github}
     * @param displayName the name for people, such as {@code GitHub}
     * @param protocol what is spoken
     * @return a preset without a site
     */
    public static ProviderPreset of(String name, String displayName, Protocol protocol) {
        return new ProviderPreset(name, displayName, protocol, null);
    }

    /**
     * The same with the provider's site.
     *
     * @param site the address for people, or {@code null}
     * @return a new preset
     */
    public ProviderPreset withSite(@Nullable URI site) {
        return new ProviderPreset(name, displayName, protocol, site);
    }

    /**
     * The value of {@code provider}.
     *
     * @return a name in lower case
     */
    public String name() {
        return name;
    }

    /**
     * The name for people.
     *
     * @return a text that is not escaped for any page; the {@link #name} where the file has no other
     */
    public String displayName() {
        return displayName;
    }

    /**
     * The protocol spoken with the provider, unless a setting of the application changes it.
     *
     * @return the protocol
     */
    public Protocol protocol() {
        return protocol;
    }

    /**
     * The provider's site for people.
     *
     * @return an absolute address, or empty if the file has none, as for servers that everybody runs on their own
     */
    public Optional<URI> site() {
        return Optional.ofNullable(site);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderPreset preset
                && name.equals(preset.name)
                && displayName.equals(preset.displayName)
                && protocol == preset.protocol
                && Objects.equals(site, preset.site);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, displayName, protocol, site);
    }

    @Override
    public String toString() {
        return name + " (" + displayName + ", " + protocol.name().toLowerCase(Locale.ROOT) + ")";
    }
}
