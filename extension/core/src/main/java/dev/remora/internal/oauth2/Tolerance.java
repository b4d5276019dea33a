package dev.remora.internal.oauth2;

/** A fault of real providers that the tolerant profile forgives. The strict one forgives none of it. */
public enum Tolerance {
    JSON_AS_TEXT("JSON sent as text/plain or text/javascript"),
    JSON_WITHOUT_TYPE("JSON sent without a Content-Type"),
    FORM_ENCODED("a form-encoded token response"),
    FORCED_TYPE("a token response under another Content-Type than the settings content-type or token-content-type say"),
    TYPE_NOT_KEPT("a token response that is not what the setting content-type says: read as what it says it is"),
    OTHER_CHARSET("a token response in another charset than UTF-8"),
    EMPTY_CHARSET("a charset without a value: taken for UTF-8"),
    BYTE_ORDER_MARK("a byte order mark before a token response"),
    HALF_CHARACTER("half a character in a string: replaced by U+FFFD"),
    OTHER_STATUS("a token response with status 201, 202 or 203"),
    MISSING_TOKEN_TYPE("no token_type: taken for Bearer"),
    NUMBER_AS_STRING("a number sent as a string"),
    UNREADABLE_LIFETIME("a lifetime that is no whole number: taken for missing"),
    NO_LIFETIME("a lifetime of 0 or less: used until it is refused; with a refresh token, refreshed at most once per"
            + " renewal-margin"),
    UNREADABLE_MEMBER(
            "a refresh_token, scope or id_token that is no string, or holds characters that none has: taken for"
                    + " missing"),
    EXPIRES("expires in place of expires_in"),
    NULL_MEMBER("a member that is null: taken for missing"),
    EMPTY_MEMBER("a member that is empty, or an error that is false or 0: taken for missing"),
    OTHER_TOKEN_TYPE("a token_type that the setting bearer-types names: taken for Bearer"),
    SCOPE_AS_LIST("scope as a JSON array"),
    SCOPE_GREW("a renewed token with more scope than before"),
    GET_TOKEN_REQUEST("a token request by GET, as the setting token-method says"),
    ISSUER_IGNORED("iss in a callback, where the setting issuer is not set: ignored"),
    BARE_DENIAL(
            "a user's no without state, or without oauth_token in OAuth 1.0a: taken for an answer to the newest sign-in"
                    + " that this browser has begun"),
    DENIAL_AS_ERROR("error in place of oauth_problem in a callback of OAuth 1.0a");

    private final String description;

    Tolerance(String description) {
        this.description = description;
    }

    /** For the log and the documentation. */
    public String description() {
        return description;
    }
}
