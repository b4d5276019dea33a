package dev.remora.internal.config;

import static dev.remora.internal.settings.ClientAuthenticationMethod.CERTIFICATE;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_BASIC_RAW;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_JWT;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_POST;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_SIGNED;
import static dev.remora.internal.settings.ClientAuthenticationMethod.NONE;
import static dev.remora.internal.settings.ClientAuthenticationMethod.PRIVATE_KEY_JWT;

import dev.remora.internal.settings.AssertionKey;
import dev.remora.internal.settings.AssertionSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.RemoteAppKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how the client authenticates. */
final class ClientReader {

    static final String SELF_SIGNED = "self_signed_tls_client_auth";

    private static final Map<String, String> ALGORITHMS = Stream.of(
                    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519",
                    "HS256", "HS384", "HS512")
            .collect(Collectors.toMap(Function.identity(), Function.identity()));

    private final SettingValues values;
    private final PrivateKeyReader keys;

    ClientReader(SettingValues values) {
        this.values = values;
        this.keys = new PrivateKeyReader(
                values, AssertionKey.CLIENT_KEY, AssertionKey.CLIENT_KEY_FILE, AssertionKey.CLIENT_KEY_ALIAS, false);
    }

    /** By what is set, unless a way is asked for by name: then what it needs is missing. */
    ClientAuthenticationMethod method() {
        boolean raw = values.value(RemoteAppKey.BASIC_ENCODING, ValueParser.choice(Map.of("form", false, "raw", true)));
        ValueParser<ClientAuthenticationMethod> methods = ValueParser.choice(Map.of(
                "client_secret_post",
                CLIENT_SECRET_POST,
                "client_secret_basic",
                raw ? CLIENT_SECRET_BASIC_RAW : CLIENT_SECRET_BASIC,
                "client_secret_jwt",
                CLIENT_SECRET_JWT,
                "private_key_jwt",
                PRIVATE_KEY_JWT,
                "tls_client_auth",
                CERTIFICATE,
                SELF_SIGNED,
                CERTIFICATE,
                "none",
                NONE));
        Optional<ClientAuthenticationMethod> asked =
                values.find(RemoteAppKey.TOKEN_ENDPOINT_AUTH_METHOD).flatMap(found -> values.parse(found, methods));
        boolean secret = values.isSet(RemoteAppKey.CLIENT_SECRET);
        if (values.isSet(AssertionKey.TEAM_ID) && asked.orElse(CLIENT_SECRET_POST) == CLIENT_SECRET_POST) {
            needKey("team-id needs it");
            if (!values.isSet(AssertionKey.KEY_ID)) {
                values.missing(AssertionKey.KEY_ID, "team-id needs it");
            }
            return CLIENT_SECRET_SIGNED;
        }
        if (asked.isEmpty()) {
            return keys.isSet() ? PRIVATE_KEY_JWT : secret ? CLIENT_SECRET_POST : NONE;
        }
        need(asked.get());
        return asked.get();
    }

    AssertionSettings assertion() {
        return new AssertionSettings(
                keys.read().orElse(null),
                values.optional(AssertionKey.CLIENT_KEY_PASSPHRASE, ValueParser::secret)
                        .orElse(null),
                values.optional(AssertionKey.KEY_ID, ValueParser::text).orElse(null),
                values.optional(AssertionKey.ASSERTION_ALGORITHM, ValueParser.choice(ALGORITHMS))
                        .orElse(null),
                values.value(AssertionKey.ASSERTION_AUDIENCE, ClientReader::audience),
                values.value(
                        AssertionKey.ASSERTION_TYPE,
                        ValueParser.choice(Map.of("client-authentication+jwt", true, "none", false))),
                values.optional(AssertionKey.TEAM_ID, ValueParser::text).orElse(null));
    }

    private static String audience(String text) throws BadValueException {
        try {
            if (text.equals("issuer") || text.equals("endpoint") || new URI(text).isAbsolute()) {
                return text;
            }
        } catch (URISyntaxException e) {
            // same answer
        }
        throw new BadValueException("is neither issuer nor endpoint nor an absolute URI");
    }

    private void need(ClientAuthenticationMethod asked) {
        if (asked == PRIVATE_KEY_JWT) {
            needKey("token-endpoint-auth-method private_key_jwt needs it, or client-key-file, or client-key-alias");
            return;
        }
        RemoteAppKey needed = asked == CERTIFICATE ? RemoteAppKey.KEY_STORE : RemoteAppKey.CLIENT_SECRET;
        if (asked != NONE && !values.isSet(needed)) {
            values.missing(needed, "token-endpoint-auth-method needs it");
        }
    }

    private void needKey(String why) {
        if (!keys.isSet()) {
            values.missing(AssertionKey.CLIENT_KEY, why);
        }
    }
}
