package dev.remora.it.providers;

import java.util.Arrays;
import java.util.Optional;

/** The addresses of a {@link ScriptedIssuer}. */
public enum OpenIdEndpoint {
    /** {@code openid-configuration}, appended to the issuer. */
    METADATA(".well-known/openid-configuration"),
    /** {@code openid-configuration}, inserted before the issuer's path; there is none unless a test answers. */
    METADATA_INSERTED(""),
    /** {@code oauth-authorization-server}, inserted before the issuer's path; there is none unless a test answers. */
    OAUTH_METADATA(""),
    /** The keys. */
    KEYS("jwks"),
    /** Sends the browser back at once. */
    AUTHORIZATION("authorize"),
    /** Issues tokens for codes and refresh tokens. */
    TOKEN("token"),
    /** Tells who the user is. */
    USERINFO("userinfo"),
    /** Takes tokens back. */
    REVOCATION("revoke"),
    /** Ends the session and sends the browser back at once. */
    END_SESSION("end-session"),
    /** Something else below the issuer. */
    OTHER("");

    private static final String MTLS = "mtls/";

    private final String path;

    OpenIdEndpoint(String path) {
        this.path = path;
    }

    /** Its address, relative to the issuer with a slash at the end. */
    public String path() {
        return path;
    }

    /** Its address for clients that show a certificate, relative to the issuer with a slash at the end. */
    public String pathWithCertificate() {
        return MTLS + path;
    }

    static OpenIdEndpoint at(String requested) {
        String path = requested.startsWith(MTLS) ? requested.substring(MTLS.length()) : requested;
        Optional<OpenIdEndpoint> endpoint = Arrays.stream(values())
                .filter(each -> !each.path.isEmpty() && each.path.equals(path))
                .findFirst();
        return endpoint.orElse(OTHER);
    }
}
