package dev.remora.internal.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings that are about all remote applications. */
public enum GlobalKey {
    EXTERNAL_BASE_URI(
            "external-base-uri",
            SettingKey.Type.URL,
            null,
            "address of the application as browsers see it; without it the base URI of the current request is used;"
                    + " `profile=strict` requires it"),
    VALIDATE_AT_DEPLOYMENT(
            "validate-at-deployment",
            SettingKey.Type.BOOLEAN,
            "false",
            "whether settings are read at deployment, where missing and bad ones are deployment problems"),
    SESSION_STORE(
            "session-store",
            SettingKey.Type.CHOICE,
            null,
            "who keeps what belongs to a browser: `http`, the server in its HTTP session; `store`, the store of a module on the"
                    + " class path, and the browser has one cookie with a handle; or `cookie`, the browser in encrypted cookies;"
                    + " without it `http` where the server has such sessions, else `store` where there is one, else `cookie`"),
    COOKIE_KEY(
            "cookie-key",
            SettingKey.Type.SECRET,
            null,
            "key of those cookies: 32 random bytes in base64, the same on all nodes; without it one is made at each start"),
    COOKIE_OLD_KEYS(
            "cookie-old-keys",
            SettingKey.Type.SECRET,
            null,
            "further keys, separated by commas, under which those cookies can still be read"),
    COOKIE_LIFETIME(
            "cookie-lifetime",
            SettingKey.Type.DURATION,
            "PT12H",
            "how long a token in a cookie counts after it was granted or renewed, and how long a store keeps what belongs to a"
                    + " browser after it was used last; ISO-8601 duration or seconds, at most a day"),
    COOKIE_CHUNKS(
            "cookie-chunks",
            SettingKey.Type.NUMBER,
            "2",
            "the most cookies, of 4 KB each, that one token is kept in, 1 to 4; each request sends them, and many servers and"
                    + " proxies refuse more than 8 KB of headers"),
    HEADER_LIMIT(
            "header-limit",
            SettingKey.Type.BYTES,
            null,
            "the largest headers of a request that the server, or a proxy before it, takes, all together: no token is kept in"
                    + " cookies that would make them larger; without it what the server is known to take by default"),
    TOKEN_STORE(
            "token-store",
            SettingKey.Type.TEXT,
            null,
            "store that keeps tokens, sign-ins under way and logouts: `session`, or the name of a module on the class path, such"
                    + " as `jdbc`; without it the one module that is there, else the session; a bean of the application's own"
                    + " comes before it"),
    STORE_KEY(
            "store-key",
            SettingKey.Type.SECRET,
            null,
            "key under which the stores of modules encrypt: 32 random bytes in base64, the same on all nodes"),
    STORE_OLD_KEYS(
            "store-old-keys",
            SettingKey.Type.SECRET,
            null,
            "further keys, separated by commas, under which what those stores keep can still be read"),
    STORE_ENCRYPTION(
            "store-encryption",
            SettingKey.Type.CHOICE,
            "aes",
            "`aes`, AES-256-GCM, or `none`, with which the stores of modules keep everything as it is"),
    STORE_CACHE(
            "store-cache",
            SettingKey.Type.DURATION,
            null,
            "how long this node uses what it read from a store without asking again, such as `PT5S`: tokens, logouts and linked"
                    + " accounts of other nodes are seen that much later; what this node writes is seen at once; ISO-8601"
                    + " duration or seconds, at most a day; without it the store is asked each time"),
    ENDPOINTS(
            "endpoints",
            SettingKey.Type.BOOLEAN,
            "false",
            "whether the ready-made endpoints are served; a class with `@SignInRequired` switches them on too"),
    ENDPOINTS_PATH(
            "endpoints-path",
            SettingKey.Type.TEXT,
            "oauth",
            "path of the ready-made endpoints, relative to the JAX-RS application; with several JAX-RS applications in one"
                    + " archive the whole path from the root of the server on, such as `/shop/api/oauth`, which says whose"
                    + " they are"),
    CALLER(
            "caller",
            SettingKey.Type.BOOLEAN,
            "false",
            "whether the user who signed in is the caller of JAX-RS requests; the ready-made endpoints switch it on too"),
    LINK_FRESH_WITHIN(
            "link-fresh-within",
            SettingKey.Type.DURATION,
            null,
            "how long ago at most the caller may have proved to the provider who it is, for a login of the ready-made endpoints"
                    + " that links an account, such as `PT5M`; ISO-8601 duration or seconds; without it any sign-in does");

    private final String key;
    private final SettingKey.Type type;
    private final @Nullable String defaultValue;
    private final String description;

    GlobalKey(String key, SettingKey.Type type, @Nullable String defaultValue, String description) {
        this.key = key;
        this.type = type;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** The key without its prefix, such as {@code external-base-uri}. */
    public String key() {
        return key;
    }

    /** The name of the configuration property. */
    public String property() {
        return "remora." + key;
    }

    public SettingKey.Type type() {
        return type;
    }

    /** Returns the value of a setting that is not set; empty if it has none then. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** For the reference table, in AsciiDoc. */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return property();
    }
}
