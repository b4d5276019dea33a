package dev.remora.internal.oauth2;

/** What real providers get wrong and the tolerant profile forgives. The strict one forgives none of it. */
public enum Tolerance {
    JSON_AS_TEXT("JSON sent as text/plain or text/javascript"),
    JSON_WITHOUT_TYPE("JSON sent without a Content-Type"),
    FORM_ENCODED("a form-encoded token response"),
    FORCED_TYPE("a token response under another Content-Type than the setting content-type says"),
    OTHER_CHARSET("a token response in another charset than UTF-8"),
    CREATED("a token response with status 201"),
    MISSING_TOKEN_TYPE("no token_type: taken for Bearer"),
    NUMBER_AS_STRING("a number sent as a string"),
    EXPIRES("expires in place of expires_in"),
    NULL_MEMBER("a member that is null: taken for missing"),
    SCOPE_AS_LIST("scope as a JSON array"),
    SCOPE_GREW("a renewed token with more scope than before"),
    GET_TOKEN_REQUEST("a token request by GET, as the setting access-token-method says");

    private final String description;

    Tolerance(String description) {
        this.description = description;
    }

    /** For the log and the documentation. */
    public String description() {
        return description;
    }
}
