package dev.remora;

import java.util.Locale;

/**
 * The reason of an {@link OAuthException}; one per reason, never renamed. Later releases add some: a {@code switch}
 * over them has a default.
 *
 * @since 1.0
 */
public enum ErrorCode {
    /** A setting is missing, malformed or contradictory. */
    CONFIG_INVALID,
    /** No remote application has that name. */
    REMOTE_APP_UNKNOWN,
    /** There is no token for a call. */
    AUTHORIZATION_REQUIRED,
    /** The provider does not renew the token any more: the user has to sign in again. */
    REAUTHORIZATION_REQUIRED,
    /** A token could not be renewed for now; it is kept. */
    REFRESH_FAILED,
    /** The callback has no state. */
    STATE_MISSING,
    /** The callback's state was not issued to this browser. */
    STATE_MISMATCH,
    /** The callback came without the session that the sign-in was started in: the browser sent no cookie of it. */
    SESSION_MISSING,
    /**
     * The callback was posted by another site without the cookie of the session, and this application's own page posts it once
     * more: the answer to the request is that page. Nothing was used up, and there is nothing to tell the user.
     */
    CALLBACK_POSTED_AGAIN,
    /** The callback was used before; {@link CallbackRejectedException#completed} says what became of that sign-in. */
    STATE_REPLAYED,
    /** The callback came too late. */
    STATE_EXPIRED,
    /** The callback answers an authorization request of another remote application or callback path. */
    CALLBACK_WRONG_APP,
    /** The callback names another issuer than the one that is set (RFC 9207 section 2.4). */
    ISSUER_MISMATCH,
    /** The callback names no issuer although the provider says that all its callbacks do (RFC 9207 section 2.4). */
    ISSUER_MISSING,
    /** The callback was sent by another user than the one who began the sign-in. */
    CALLBACK_WRONG_USER,
    /** A user has signed in with this browser by another request, and this one has no session from then on: send it once more. */
    SIGNED_IN_MEANWHILE,
    /** An account is to be linked, and nobody is signed in to whom. */
    CALLER_MISSING,
    /** An account is to be linked, or a token kept for the user who signs in, and the provider does not say who that is. */
    IDENTITY_MISSING,
    /** The account is linked to another caller of the application; nothing was linked or kept. */
    ACCOUNT_LINKED_ELSEWHERE,
    /** A callback parameter is there more than once, or parameters contradict each other. */
    RESPONSE_AMBIGUOUS,
    /** A callback or a response is not what the protocol or its media type says. */
    RESPONSE_INVALID,
    /** A response is larger than the limit. */
    RESPONSE_TOO_LARGE,
    /** A token response lacks something or is malformed. */
    TOKEN_RESPONSE_INVALID,
    /** A token response is larger than {@code protocol-size-limit}. */
    TOKEN_RESPONSE_TOO_LARGE,
    /** A token response is not in the character encoding it has to be in. */
    TOKEN_RESPONSE_ENCODING,
    /** A token response has a media type that is not read. */
    TOKEN_RESPONSE_CONTENT_TYPE,
    /** An ID token is not valid (OpenID Connect Core 1.0 section 3.1.3.7); nothing of its response is used. */
    ID_TOKEN_INVALID,
    /** The user's proof is older than {@code max_age} allows, or of another class than is required: let the user prove again. */
    AUTHENTICATION_INSUFFICIENT,
    /** The user's tenant is none of {@code allowed-tenants}. */
    TENANT_NOT_ALLOWED,
    /** The provider's metadata or keys are not what they have to be (RFC 8414 section 3.3, RFC 7517). */
    METADATA_INVALID,
    /** The userinfo endpoint's answer cannot be used (OpenID Connect Core 1.0 section 5.3.4). */
    USERINFO_INVALID,
    /** Userinfo is about another user than the ID token (OpenID Connect Core 1.0 section 5.3.2); the sign-in fails. */
    USERINFO_SUBJECT_MISMATCH,
    /** A logout token is not valid (OpenID Connect Back-Channel Logout 1.0 section 2.6). */
    LOGOUT_TOKEN_INVALID,
    /** The provider refused a token request. */
    TOKEN_ERROR,
    /** The provider issued a token of a type that cannot be used. */
    TOKEN_TYPE_UNSUPPORTED,
    /** A protocol call was answered with a redirect; it was not followed. */
    REDIRECT_REFUSED,
    /** A call did not end in time. */
    TIMEOUT,
    /** A provider could not be reached, or the connection broke. */
    UNREACHABLE,
    /** A URL is not https. */
    INSECURE_URL,
    /** A URL would take the token to another origin, or leaves the directory of {@code base-url}. */
    URL_OUTSIDE_BASE,
    /** A text is no URL: a backslash, a control character, or a percent sign that encodes nothing. */
    URL_MALFORMED,
    /** A header, a token or a setting holds characters that cannot be in a header. */
    HEADER_INJECTION,
    /** A call cannot be sent as it was described. */
    REQUEST_INVALID,
    /** A response was asked for its content although its status is not 2xx. */
    UNEXPECTED_STATUS,
    /** A stored entry cannot be read: it is damaged, or a later release of Remora wrote it. */
    STORED_DATA_UNREADABLE,
    /** A store outside of the browser session does not answer, or is not set up. */
    STORE_UNAVAILABLE,
    /** The provider did not confirm the callback of a request token (RFC 5849 section 2.1). */
    OAUTH1_CALLBACK_UNCONFIRMED,
    /** The callback's {@code oauth_token} was not issued to this browser. */
    OAUTH1_TOKEN_MISMATCH,
    /** The callback has no {@code oauth_verifier}. */
    OAUTH1_VERIFIER_MISSING;

    /**
     * The code as it is written in logs and documents.
     *
     * @return the name in lower case, such as {@code state_mismatch}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
