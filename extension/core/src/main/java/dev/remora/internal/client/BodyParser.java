package dev.remora.internal.client;

import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import dev.remora.internal.wire.XmlReader;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * Makes values of bodies, or checks that they could be made, each up to the same number of values.
 *
 * @param otherCharsets whether JSON may be in another charset than UTF-8
 */
record BodyParser(JsonReader json, boolean otherCharsets, int maxValues) {

    BodyParser {
        json = json.withMaxValues(maxValues);
    }

    /** The same, without a word about what it tolerates. */
    BodyParser quiet() {
        return otherCharsets ? new BodyParser(json.tolerating(oddity -> {}), true, maxValues) : this;
    }

    JsonValue json(@Nullable ContentType type, byte[] body) {
        return json.parse(utf8(type, body));
    }

    /** Takes and refuses what {@link #json(ContentType, byte[])} does; the text in UTF-8, fit for any reader of JSON. */
    byte[] checkJson(@Nullable ContentType type, byte[] body) {
        return json.check(utf8(type, body));
    }

    Document xml(byte[] body) {
        return XmlReader.parse(body, maxValues);
    }

    void checkXml(byte[] body) {
        XmlReader.check(body, maxValues);
    }

    Map<String, String> form(@Nullable ContentType type, byte[] body) {
        return FormCodec.parse(PercentEncoding.text(body, ContentType.charsetOf(type)), maxValues)
                .toMap();
    }

    private byte[] utf8(@Nullable ContentType type, byte[] body) {
        if (type == null || type.charsetName() == null) {
            return body;
        }
        if (!otherCharsets && (type.namesOtherCharset() || type.charsetName().isEmpty())) {
            throw new WireException(Problem.ENCODING, "its charset is not UTF-8");
        }
        return ContentType.charsetOf(type).equals(StandardCharsets.UTF_8)
                ? body
                : PercentEncoding.text(body, ContentType.charsetOf(type)).getBytes(StandardCharsets.UTF_8);
    }
}
