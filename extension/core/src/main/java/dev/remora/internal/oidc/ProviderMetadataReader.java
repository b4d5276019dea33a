package dev.remora.internal.oidc;

import dev.remora.internal.message.MetadataMessages;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.ProviderText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a provider's metadata (RFC 8414 section 3.3, OpenID Connect Discovery 1.0 section 4.3). Members that are used have to be
 * what the specifications say; any others are ignored.
 */
public record ProviderMetadataReader(RemoteAppSettings settings, OpenIdSettings openId) {

    // OpenID Connect Discovery 1.0 section 4 appends it to the path of the issuer, RFC 8414 section 3 inserts it before
    // that
    private static final Pattern WELL_KNOWN =
            Pattern.compile("(?<appendedTo>.*)/\\.well-known/[^/]+(?<insertedInto>.*)", Pattern.DOTALL);
    private static final String ALIASES = "mtls_endpoint_aliases";

    /**
     * Reads one document.
     *
     * @param source where it was fetched
     * @throws dev.remora.ResponseInvalidException if it is that of another issuer, or cannot be trusted
     */
    public ProviderMetadata read(URI source, JsonObject document) {
        return new Reading(settings, source, document).read(openId);
    }

    /** One document being read. */
    private record Reading(RemoteAppSettings settings, URI source, JsonObject document) {

        ProviderMetadata read(OpenIdSettings openId) {
            ProviderMetadata configured = settings.protocol().configured();
            return new ProviderMetadata(
                    issuer(openId),
                    endpoint("authorization_endpoint"),
                    authenticated("token_endpoint", configured.tokenEndpoint()),
                    endpoint("jwks_uri"),
                    called("userinfo_endpoint"),
                    authenticated("revocation_endpoint", configured.revocationEndpoint()),
                    endpoint("end_session_endpoint"),
                    texts("id_token_signing_alg_values_supported"),
                    texts("token_endpoint_auth_methods_supported"),
                    texts("token_endpoint_auth_signing_alg_values_supported"),
                    flag("authorization_response_iss_parameter_supported"));
        }

        private String issuer(OpenIdSettings openId) {
            JsonValue value = member(document, "issuer");
            if (!(value instanceof JsonString text)) {
                throw invalid(value == null ? "issuer is missing" : "issuer is no string");
            }
            String found = text.getString();
            String configured = openId.issuer();
            if (configured == null) {
                // else one provider could speak for the users of another
                URI issuer = uri("issuer", text);
                if (!Origin.of(issuer).equals(Origin.of(source))) {
                    throw invalid("issuer is at another origin than the document; if it is right, set issuer to it");
                }
                if (!found.equals(openId.issuerTemplate()) && !isPublishedAt(issuer, source)) {
                    throw invalid("issuer has another path than the document; if it is right, set issuer to it");
                }
            } else if (!found.equals(configured) && !found.equals(openId.issuerTemplate())) {
                throw MetadataMessages.issuerDiffers(
                        settings.name(), ProviderText.clean(source.toString()), configured, ProviderText.clean(found));
            }
            return found;
        }

        /** Whether a document at this place can be that of the issuer, who is not alone at that origin where the place has a path. */
        private static boolean isPublishedAt(URI issuer, URI source) {
            Matcher place = WELL_KNOWN.matcher(source.getRawPath());
            if (!place.matches()) {
                return true;
            }
            String path = withoutLastSlash(place.group("appendedTo") + place.group("insertedInto"));
            return path.isEmpty() || path.equals(withoutLastSlash(issuer.getRawPath()));
        }

        private static String withoutLastSlash(String path) {
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }

        private @Nullable URI endpoint(String name) {
            JsonValue value = member(document, name);
            return value == null ? null : uri(name, value);
        }

        /** An endpoint that the client calls itself; with a certificate, where those are asked for (RFC 8705 section 5). */
        private @Nullable URI called(String name) {
            JsonValue aliases = showsCertificate() ? member(document, ALIASES) : null;
            if (aliases != null && !(aliases instanceof JsonObject)) {
                throw invalid(ALIASES + " is no object");
            }
            JsonValue alias = aliases == null ? null : member(aliases.asJsonObject(), name);
            return alias == null ? endpoint(name) : uri(ALIASES + "." + name, alias);
        }

        /** An endpoint where the client says who it is, unless a setting names another. */
        private @Nullable URI authenticated(String name, @Nullable URI configured) {
            URI uri = called(name);
            boolean plain = uri != null && Origin.of(uri).scheme().equals("http");
            if (plain && configured == null && showsCertificate()) {
                throw invalid(name + " is not an https URL, but the setting token-endpoint-auth-method says that the"
                        + " certificate of the connection tells who the client is");
            }
            return uri;
        }

        private boolean showsCertificate() {
            return settings.protocol().provesByCertificate();
        }

        private Set<String> texts(String name) {
            JsonValue value = member(document, name);
            if (value == null) {
                return Set.of();
            }
            if (!(value instanceof JsonArray array)) {
                throw invalid(name + " is no array");
            }
            Set<String> texts = new HashSet<>();
            for (JsonValue item : array) {
                if (!(item instanceof JsonString text)) {
                    throw invalid(name + " has an item that is no string");
                }
                texts.add(text.getString());
            }
            return texts;
        }

        private boolean flag(String name) {
            JsonValue value = member(document, name);
            if (value != null && value != JsonValue.TRUE && value != JsonValue.FALSE) {
                throw invalid(name + " is neither true nor false");
            }
            return value == JsonValue.TRUE;
        }

        private static @Nullable JsonValue member(JsonObject object, String name) {
            JsonValue value = object.get(name);
            return value == JsonValue.NULL ? null : value;
        }

        private URI uri(String name, JsonValue value) {
            if (!(value instanceof JsonString text)) {
                throw invalid(name + " is no string");
            }
            URI uri;
            try {
                uri = new URI(text.getString());
            } catch (URISyntaxException e) {
                throw invalid(name + " is no URL");
            }
            String scheme = uri.getScheme();
            if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
                throw invalid(name + " is not an absolute https URL");
            }
            if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
                throw invalid(name + " has no valid host and port");
            }
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw invalid(name + (uri.getRawFragment() != null ? " has a fragment" : " names a user"));
            }
            check(name, Origin.of(uri));
            return uri;
        }

        private void check(String name, Origin origin) {
            if (origin.scheme().equals("http") && !settings.allowsPlainHttp(origin)) {
                throw invalid(name + " is not an https URL");
            }
            // an answer from this machine is not the provider's
            if (origin.loopback()
                    && !Origin.of(source).loopback()
                    && !settings.api().allowHttp()) {
                throw invalid(name + " is on this machine, but the document is not");
            }
        }

        private RuntimeException invalid(String why) {
            return MetadataMessages.metadataInvalid(settings.name(), ProviderText.clean(source.toString()), why);
        }
    }
}
