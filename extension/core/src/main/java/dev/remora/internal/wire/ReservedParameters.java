package dev.remora.internal.wire;

import java.util.Set;

/** The parameters that the protocols set themselves: neither settings nor applications give them. */
public final class ReservedParameters {

    private static final Set<String> OAUTH2 = Set.of(
            "response_type",
            "client_id",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "redirect_uri",
            "state",
            "code_challenge",
            "code_challenge_method",
            "grant_type",
            "code",
            "code_verifier",
            "refresh_token");

    private ReservedParameters() {}

    /** Tells the parameters of RFC 6749, RFC 7521 and RFC 7636, of the authorization request and of the token request alike. */
    public static boolean isOfOAuth2(String name) {
        return OAUTH2.contains(name);
    }

    /**
     * Tells the same as {@link #isOfOAuth2}, but for the {@code client_id} that some providers want in the body beside HTTP
     * Basic.
     */
    public static boolean isOfTokenRequest(String name, boolean basic) {
        return isOfOAuth2(name) && !(basic && name.equals("client_id"));
    }

    /** Tells the parameters of RFC 5849, and the secret, which goes nowhere. */
    public static boolean isOfOAuth1(String name) {
        return name.startsWith("oauth_") || name.equals("client_secret");
    }
}
