package dev.remora.internal.client;

import dev.remora.internal.settings.Profile;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Says what a body is read as: the type that the request forces, else the settings, else its header, else, unless the
 * profile is strict, JSON where it is JSON under a wrong type or none.
 */
final class EffectiveTypes {

    private static final ContentType JSON = new ContentType("application", "json", null);
    private static final int MARK = 0xEF;

    private final @Nullable ContentType forcedBySettings;
    private final Profile profile;
    private final BodyParser parser;
    private final ResponseToleranceLog log;

    EffectiveTypes(@Nullable String forcedBySettings, Profile profile, BodyParser parser, ResponseToleranceLog log) {
        this.forcedBySettings = ContentType.parse(forcedBySettings).orElse(null);
        this.profile = profile;
        this.parser = parser.quiet();
        this.log = log;
    }

    @Nullable
    ContentType of(int status, @Nullable String header, @Nullable ContentType forcedByRequest, byte[] body) {
        ContentType sent = ContentType.parse(header).orElse(null);
        ContentType forced = forcedByRequest == null ? forcedBySettings : forcedByRequest;
        if (forced == null) {
            return tolerated(sent, body);
        }
        ContentType type = new ContentType(
                forced.type(),
                forced.subtype(),
                forced.charsetName() == null && sent != null ? sent.charsetName() : forced.charsetName());
        // an error page must not fail to be what only good answers are forced to be
        return status / 100 == 2 || isReadable(type, body) ? type : tolerated(sent, body);
    }

    static MediaType mediaType(ContentType type) {
        String charset = "".equals(type.charsetName()) ? null : type.charsetName(); // MediaType takes no empty one
        return new MediaType(type.type(), type.subtype(), charset);
    }

    /** The text of a body, in its charset; what is malformed is replaced. */
    static String text(@Nullable ContentType type, byte[] body) {
        return new String(body, ContentType.charsetOf(type));
    }

    private @Nullable ContentType tolerated(@Nullable ContentType sent, byte[] body) {
        boolean suspect =
                sent == null || sent.is("text", "plain") || sent.subtype().equals("javascript");
        if (!suspect || profile == Profile.STRICT || !looksLikeJson(body) || !isJson(sent, body)) {
            return sent;
        }
        if (sent == null) {
            log.log("no type", "without a Content-Type");
            return JSON;
        }
        log.log("wrong type", "as " + sent.type() + "/" + sent.subtype());
        return new ContentType(JSON.type(), JSON.subtype(), sent.charsetName());
    }

    // only what nobody writes as plain text: a number or a word is JSON too
    private static boolean looksLikeJson(byte[] body) {
        boolean marked = body.length > 2 && (body[0] & 0xFF) == MARK;
        for (int i = marked ? 3 : 0; i < body.length; i++) {
            byte octet = body[i];
            if (octet == '{' || octet == '[') {
                return true;
            }
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return false;
    }

    private boolean isReadable(ContentType type, byte[] body) {
        if (type.isJson()) {
            return isJson(type, body);
        }
        return !type.isXml() || isReadable(() -> parser.checkXml(body));
    }

    private boolean isJson(@Nullable ContentType type, byte[] body) {
        return isReadable(() -> parser.checkJson(type, body));
    }

    // of what is too much, nobody knows whether the rest would do: that is told when values are asked for
    private static boolean isReadable(Runnable check) {
        try {
            check.run();
            return true;
        } catch (WireException other) {
            return other.problem() == Problem.TOO_MANY;
        }
    }
}
