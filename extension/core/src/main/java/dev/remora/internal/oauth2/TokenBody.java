package dev.remora.internal.oauth2;

import dev.remora.OAuthException;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.ForcedType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.Whitespace;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of a token response, read by its media type. */
record TokenBody(TokenReading reading, TokenResponseReader reader, ProtocolResponse response) {

    private static final String MARK = "\uFEFF";

    Members members() {
        byte[] body = response.body();
        if (body.length == 0) {
            throw reading.invalid("the body is empty");
        }
        try {
            ContentType header = ContentType.parse(
                            response.header("Content-Type").orElse(null))
                    .orElse(null);
            ContentType type = forcedOr(header);
            String text = text(PercentEncoding.text(body, charset(header, body)));
            return isJson(type, text) ? json(text) : form(type, text);
        } catch (WireException e) {
            throw e.problem() == Problem.ENCODING
                    ? encoding(String.valueOf(e.getMessage()))
                    : reading.invalid(String.valueOf(e.getMessage()));
        }
    }

    private String text(String decoded) {
        if (!decoded.startsWith(MARK)) {
            return Whitespace.trimBody(decoded);
        }
        reading.tolerate(Tolerance.BYTE_ORDER_MARK, () -> reading.invalid("it begins with a byte order mark"));
        return Whitespace.trimBody(decoded.substring(MARK.length()));
    }

    private @Nullable ContentType forcedOr(@Nullable ContentType header) {
        ForcedType forced = reader.forced();
        if (forced == null || header != null && forced.type().is(header.type(), header.subtype())) {
            return header;
        }
        if (!forced.fits(response.body())) {
            reading.tolerate(Tolerance.TYPE_NOT_KEPT, () -> contentType(header));
            return header;
        }
        reading.tolerate(Tolerance.FORCED_TYPE, () -> contentType(header));
        return forced.type();
    }

    private Charset charset(@Nullable ContentType header, byte[] body) {
        if (header != null && header.namesOtherCharset()) {
            reading.tolerate(Tolerance.OTHER_CHARSET, () -> encoding("its charset is not UTF-8"));
        }
        Charset charset = ContentType.charsetOf(header);
        boolean utf16 = body[0] == 0 || body.length > 1 && body[1] == 0;
        if (utf16 && charset.equals(StandardCharsets.UTF_8)) {
            throw encoding("not UTF-8");
        }
        if (header != null && "".equals(header.charsetName())) {
            reading.tolerate(Tolerance.EMPTY_CHARSET, () -> encoding("its charset is not UTF-8"));
        }
        return charset;
    }

    private boolean isJson(@Nullable ContentType type, String text) {
        boolean looksLikeJson = text.startsWith("{");
        if (type == null) {
            if (looksLikeJson) {
                reading.tolerate(Tolerance.JSON_WITHOUT_TYPE, () -> contentType(null));
            }
            return looksLikeJson;
        }
        boolean jsonAsText = type.is("text", "plain") && looksLikeJson;
        if (!type.isJson() && !jsonAsText) {
            return false;
        }
        boolean registered =
                type.type().equals("application") && !type.subtype().equals("javascript");
        if (!registered) {
            reading.tolerate(Tolerance.JSON_AS_TEXT, () -> contentType(type));
        }
        return true;
    }

    private Members json(String text) {
        JsonReader json = reader.json()
                .tolerating(oddity -> reading.tolerate(
                        Tolerance.HALF_CHARACTER, () -> encoding("a JSON string holds half a character")));
        if (!(json.parse(text) instanceof JsonObject object)) {
            throw reading.invalid("it is no JSON object");
        }
        return Members.of(object);
    }

    private Members form(@Nullable ContentType type, String text) {
        if (type != null && !type.isForm() && !type.is("text", "plain")) {
            throw contentType(type);
        }
        reading.tolerate(Tolerance.FORM_ENCODED, () -> contentType(type));
        return Members.ofForm(text);
    }

    private OAuthException contentType(@Nullable ContentType type) {
        return OAuth2Messages.tokenResponseContentType(
                reader.remoteApp(), response.status(), type == null ? null : type.type() + "/" + type.subtype());
    }

    private OAuthException encoding(String why) {
        return OAuth2Messages.tokenResponseEncoding(reader.remoteApp(), response.status(), why);
    }
}
