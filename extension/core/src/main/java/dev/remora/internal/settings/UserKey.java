package dev.remora.internal.settings;

import org.jspecify.annotations.Nullable;

/** The settings of who the user is, for providers without OpenID Connect. */
public enum UserKey implements SettingKey {
    USER_URL(
            "user-url",
            Type.URL,
            null,
            "endpoint that says who the user is, of a provider without OpenID Connect; asked at sign-in; may be relative to"
                    + " base-url; `none` unsets it"),
    USER_METHOD("user-method", Type.METHOD, "GET", "method of user-url: `GET`, or `POST` without a body"),
    USER_PARAMS(
            "user-params",
            Type.PARAMETERS,
            null,
            "parameters of the query of user-url whose values are in the token response, as authorize-params:"
                    + " `user-params.uid=uid` adds `uid` with the value of the token response's `uid`"),
    USER_CLAIMS(
            "user-claims",
            Type.PARAMETERS,
            null,
            "claims of the user, as authorize-params: `user-claims.name=/profile/name /login` takes the name from the first"
                    + " of these JSON Pointers (RFC 6901) into the answer of user-url that points to something;"
                    + " `user-claims.sub` has to be there"),
    USER_EMAIL_URL(
            "user-email-url",
            Type.URL,
            null,
            "second endpoint, asked for verified e-mail addresses: it answers an array of objects with `email`, `primary` and"
                    + " `verified`; may be relative to base-url; `none` unsets it"),
    USER_ISSUER(
            "user-issuer",
            Type.TEXT,
            null,
            "issuer of users who are found by user-url; authorize-url without its query unless it is set, or where authorize-url"
                    + " is set with precedence over it; the address of user-url, with its query, where that differs with each token");

    private final KeyDefinition definition;

    UserKey(String key, Type type, @Nullable String defaultValue, String description) {
        this.definition = new KeyDefinition(key, type, defaultValue, Protocol.BOTH, description);
    }

    @Override
    public KeyDefinition definition() {
        return definition;
    }

    @Override
    public String toString() {
        return key();
    }
}
