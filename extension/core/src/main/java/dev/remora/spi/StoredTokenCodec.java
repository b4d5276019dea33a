package dev.remora.spi;

import dev.remora.Identity;
import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.StoredDataException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.wire.FieldReader;
import dev.remora.internal.wire.FieldWriter;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.JwtClaims;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The form of tokens in stores: a stored token as bytes, and back. The form is versioned: each later release reads what this one
 * writes, and this one reads what a later one adds to the same form, without the additions. Bytes that were changed or cut off are
 * told by a checksum, which is no protection against anybody who writes his own: keep the bytes where nobody else writes, or seal
 * them. They hold secrets. Safe for use by many threads.
 *
 * @since 1.0
 */
public final class StoredTokenCodec {

    private static final int FORM = 1;

    private static final String OAUTH1 = "1";
    private static final String OAUTH2 = "2";

    // numbers of fields are never used again for something else
    private static final int KIND = 1;
    private static final int VERSION = 2;
    private static final int TOKEN = 3;
    private static final int SECRET = 4;
    private static final int TYPE = 5;
    private static final int REFRESH_TOKEN = 6;
    private static final int EXPIRES_AT = 7;
    private static final int SCOPE = 8;
    private static final int ID_TOKEN = 9;
    private static final int PARAMETERS = 10;
    private static final int IDENTITY = 11;
    private static final int IDENTITY_BEYOND_ID_TOKEN = 12;

    private final JsonReader json = new JsonReader();
    private final JwtClaims idTokens = new JwtClaims();

    private StoredTokenCodec() {}

    /**
     * A codec that writes tokens as they are, not encrypted.
     *
     * @return the codec
     */
    public static StoredTokenCodec plain() {
        return new StoredTokenCodec();
    }

    /**
     * Writes a token with its version.
     *
     * @param stored what to write
     * @return its bytes
     */
    public byte[] encode(StoredToken stored) {
        FieldWriter out = new FieldWriter(FORM).text(VERSION, stored.version());
        Token token = stored.token();
        if (token instanceof OAuth1Token oauth1) {
            out.text(KIND, OAUTH1).text(TOKEN, oauth1.token()).text(SECRET, oauth1.secret());
        } else if (token instanceof OAuth2Token oauth2) {
            out.text(KIND, OAUTH2)
                    .text(TOKEN, oauth2.accessToken())
                    .text(TYPE, oauth2.type())
                    .text(REFRESH_TOKEN, oauth2.refreshToken())
                    .instant(EXPIRES_AT, oauth2.expiresAt())
                    .text(SCOPE, oauth2.scope())
                    .text(ID_TOKEN, oauth2.idToken());
        }
        out.texts(PARAMETERS, token.parameters());
        token.identity()
                .map(Identity::claims)
                .ifPresent(user -> idTokens.read(idToken(token))
                        .flatMap(claims -> idTokens.beyond(claims, user))
                        .ifPresentOrElse(
                                more -> out.text(IDENTITY_BEYOND_ID_TOKEN, more.toString()),
                                () -> out.text(IDENTITY, user.toString())));
        return out.toOctets();
    }

    private static @Nullable String idToken(Token token) {
        return token instanceof OAuth2Token oauth2 ? oauth2.idToken() : null;
    }

    /**
     * Reads a token with its version.
     *
     * @param bytes what {@link #encode} wrote, in this release or another
     * @return the stored token
     * @throws StoredDataException if the bytes are damaged, or of a form of a later release; nothing else is thrown
     */
    public StoredToken decode(byte[] bytes) {
        try {
            FieldReader in = FieldReader.of(bytes, FORM);
            Token token = token(in);
            return StoredToken.of(token.withIdentity(identity(in, token)), in.text(VERSION));
        } catch (WireException e) {
            throw StoreMessages.storedTokenUnreadable(e);
        }
    }

    private static Token token(FieldReader in) {
        return switch (in.text(KIND)) {
            case OAUTH1 -> Token.oauth1(in.text(TOKEN), in.text(SECRET)).withParameters(in.texts(PARAMETERS));
            case OAUTH2 ->
                Token.bearer(in.text(TOKEN))
                        .withType(in.text(TYPE))
                        .withRefreshToken(in.textOrNull(REFRESH_TOKEN))
                        .withExpiresAt(in.instantOrNull(EXPIRES_AT))
                        .withScope(in.textOrNull(SCOPE))
                        .withIdToken(in.textOrNull(ID_TOKEN))
                        .withParameters(in.texts(PARAMETERS));
            default -> throw new WireException(Problem.SYNTAX, "this release of Remora knows no such kind of token");
        };
    }

    private @Nullable Identity identity(FieldReader in, Token token) {
        String claims = in.textOrNull(IDENTITY);
        if (claims != null) {
            return identity(object(claims));
        }
        String more = in.textOrNull(IDENTITY_BEYOND_ID_TOKEN);
        if (more == null) {
            return null;
        }
        JsonObject idToken = idTokens.read(idToken(token)).orElseThrow(StoredTokenCodec::noObject);
        return identity(idTokens.with(idToken, object(more)));
    }

    private static Identity identity(JsonObject user) {
        try {
            return Identity.of(user);
        } catch (IllegalArgumentException e) {
            throw new WireException(Problem.SYNTAX, "its identity lacks iss or sub");
        }
    }

    private JsonObject object(String text) {
        if (json.parse(text) instanceof JsonObject object) {
            return object;
        }
        throw noObject();
    }

    private static WireException noObject() {
        return new WireException(Problem.SYNTAX, "its identity is no JSON object");
    }
}
