package dev.remora.internal.oidc;

/** A fault of real OpenID providers that the tolerant profile forgives. The strict one forgives none of it. */
public enum OpenIdTolerance {
    OTHER_TYPE("an ID token or signed userinfo whose typ is neither JWT nor that of another kind of token"),
    UNLISTED_ALGORITHM(
            "an ID token signed by an algorithm that id-token-algorithms names and the provider's metadata do not list"),
    UNASKED_NONCE("nonce in an ID token where none was sent: ignored"),
    LATER_AUTH_TIME("a refreshed ID token with a later auth_time than the one before"),
    VERIFIED_AS_STRING("email_verified or phone_number_verified sent as a string"),
    DOCUMENT_FORM(
            "a provider's metadata or keys sent as text/plain, as application/octet-stream or without a Content-Type,"
                    + " after a byte order mark, or with half a character in a string"),
    USERINFO_TYPE("an answer about the user sent as text/plain, text/javascript or without a Content-Type"),
    USERINFO_ODDITY("a byte order mark before an answer about the user, or half a character in a string of it");

    private final String description;

    OpenIdTolerance(String description) {
        this.description = description;
    }

    /** For the log and the documentation. */
    public String description() {
        return description;
    }
}
