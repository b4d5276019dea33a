package dev.remora.internal.oauth2;

import dev.remora.internal.wire.ErrorPaths;
import dev.remora.internal.wire.ErrorWords;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.SentSecrets;
import dev.remora.internal.wire.Whitespace;
import dev.remora.internal.wire.WireException;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Reads what a provider says is wrong (RFC 6749 section 5.2), or what it says in that place. */
final class ErrorResponse {

    private ErrorResponse() {}

    /** Reads whatever there is, by its first character; what cannot be read says nothing. */
    static ErrorWords of(ProtocolResponse response, JsonReader json, ErrorPaths paths, SentSecrets sent) {
        try {
            String body = Whitespace.trimMarkedBody(PercentEncoding.text(response.body(), StandardCharsets.UTF_8));
            if (body.startsWith("{")) {
                return json.parse(body) instanceof JsonObject object
                        ? ErrorWords.of(object, paths, sent)
                        : ErrorWords.NONE;
            }
            return body.startsWith("<")
                    ? ErrorWords.NONE
                    : ErrorWords.of(Members.ofForm(body).values(), paths, sent);
        } catch (WireException unreadable) {
            return ErrorWords.NONE;
        }
    }
}
