package dev.remora.internal.client;

import dev.remora.internal.message.AnswerMessages;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.XmlReader;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Says what a body is read as: the type that the request forces, else the settings, else its header, else, unless the
 * profile is strict, JSON where it is JSON under a wrong type or none.
 */
final class EffectiveTypes {

    private static final System.Logger LOG = System.getLogger("dev.remora.client");
    private static final ContentType JSON = new ContentType("application", "json", null);

    private final String remoteApp;
    private final @Nullable ContentType forcedBySettings;
    private final Profile profile;
    private final JsonReader json;
    private final AtomicBoolean toldWrongType = new AtomicBoolean();
    private final AtomicBoolean toldNoType = new AtomicBoolean();

    EffectiveTypes(String remoteApp, @Nullable String forcedBySettings, Profile profile, JsonReader json) {
        this.remoteApp = remoteApp;
        this.forcedBySettings = ContentType.parse(forcedBySettings).orElse(null);
        this.profile = profile;
        this.json = json;
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
        return new MediaType(type.type(), type.subtype(), type.charsetName());
    }

    /** The text of a body, in its charset if this machine knows it, else UTF-8; what is malformed is replaced. */
    static String text(@Nullable ContentType type, byte[] body) {
        return new String(
                body, type == null ? StandardCharsets.UTF_8 : type.charset().orElse(StandardCharsets.UTF_8));
    }

    /** The text of a body that has to be right in its charset. */
    static String strictText(@Nullable ContentType type, byte[] body) {
        return PercentEncoding.text(
                body, type == null ? StandardCharsets.UTF_8 : type.charset().orElse(StandardCharsets.UTF_8));
    }

    private @Nullable ContentType tolerated(@Nullable ContentType sent, byte[] body) {
        boolean suspect =
                sent == null || sent.is("text", "plain") || sent.subtype().equals("javascript");
        if (!suspect || profile == Profile.STRICT || !looksLikeJson(body) || !isJson(sent, body)) {
            return sent;
        }
        AtomicBoolean told = sent == null ? toldNoType : toldWrongType;
        if (told.compareAndSet(false, true)) {
            String how = sent == null ? "without a Content-Type" : "as " + sent.type() + "/" + sent.subtype();
            LOG.log(System.Logger.Level.INFO, AnswerMessages.tolerated(remoteApp, how));
        }
        return sent == null ? JSON : new ContentType(JSON.type(), JSON.subtype(), sent.charsetName());
    }

    // only what nobody writes as plain text: a number or a word is JSON too
    private static boolean looksLikeJson(byte[] body) {
        for (byte octet : body) {
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
        if (!type.isXml()) {
            return true;
        }
        try {
            XmlReader.parse(body);
            return true;
        } catch (WireException other) {
            return false;
        }
    }

    private boolean isJson(@Nullable ContentType type, byte[] body) {
        try {
            json.parse(strictText(type, body));
            return true;
        } catch (WireException other) {
            return false;
        }
    }
}
