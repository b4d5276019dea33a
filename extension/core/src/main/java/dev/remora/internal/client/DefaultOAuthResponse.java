package dev.remora.internal.client;

import dev.remora.OAuthResponse;
import dev.remora.internal.message.AnswerMessages;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** Decodes an answer when asked to. */
final class DefaultOAuthResponse implements OAuthResponse {

    private final String remoteApp;
    private final BufferedResponse answer;
    private final BodyParser parser;
    private final EntityReader entities;
    private final RetryAfter retry;

    DefaultOAuthResponse(
            String remoteApp, BufferedResponse answer, BodyParser parser, EntityReader entities, RetryAfter retry) {
        this.remoteApp = remoteApp;
        this.answer = answer;
        this.parser = parser;
        this.entities = entities;
        this.retry = retry;
    }

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public MultivaluedMap<String, String> headers() {
        return answer.headers();
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(
                retry.of(status(), name -> Optional.ofNullable(headers().getFirst(name))));
    }

    @Override
    public Optional<MediaType> mediaType() {
        return Optional.ofNullable(answer.type()).map(EffectiveTypes::mediaType);
    }

    @Override
    public Object data() {
        ContentType type = answer.type();
        if (type == null || answer.bytes().length == 0) {
            return text();
        }
        if (type.isJson()) {
            return jsonValue();
        }
        if (type.isXml()) {
            return xml();
        }
        return type.isForm() ? form() : text();
    }

    @Override
    public JsonObject object() {
        checkStatus();
        if (jsonOf("JSON object") instanceof JsonObject object) {
            return object;
        }
        throw AnswerMessages.otherShape(remoteApp, answer.status(), "object");
    }

    @Override
    public JsonArray array() {
        checkStatus();
        if (jsonOf("JSON array") instanceof JsonArray array) {
            return array;
        }
        throw AnswerMessages.otherShape(remoteApp, answer.status(), "array");
    }

    @Override
    public Document xml() {
        checkContent("XML", answer.type() == null || answer.type().isXml() || isPlainText());
        return decoded(() -> parser.xml(answer.bytes()));
    }

    @Override
    public Map<String, String> form() {
        checkContent("form data", answer.type() == null || answer.type().isForm() || isPlainText());
        return decoded(() -> Collections.unmodifiableMap(parser.form(answer.type(), answer.bytes())));
    }

    @Override
    public String text() {
        return EffectiveTypes.text(answer.type(), answer.bytes());
    }

    @Override
    public byte[] bytes() {
        return answer.bytes().clone();
    }

    @Override
    public <T> T as(Class<T> type) {
        checkStatus();
        Object own = own(type);
        if (own != null) {
            return type.cast(own);
        }
        checkReadable(type.getTypeName());
        return read(type.getTypeName(), () -> entities.read(type));
    }

    @Override
    public <T> T as(GenericType<T> type) {
        checkStatus();
        Object own = type.getType() == type.getRawType() ? own(type.getRawType()) : null;
        if (own != null) {
            @SuppressWarnings("unchecked") // its raw type is T itself
            T same = (T) own;
            return same;
        }
        checkReadable(type.getType().getTypeName());
        return read(type.getType().getTypeName(), () -> entities.read(type));
    }

    @Override
    public String toString() {
        return "OAuthResponse[" + answer.status() + ", " + answer.typeText() + ", " + answer.bytes().length + " bytes]";
    }

    // text, bytes and JSON-P values need no reader of the client, which may be missing or less strict
    private @Nullable Object own(Class<?> type) {
        if (type == String.class) {
            return text();
        }
        if (type == byte[].class) {
            return bytes();
        }
        if (type == InputStream.class) {
            return new ByteArrayInputStream(answer.bytes());
        }
        if (type == Document.class) {
            return xml();
        }
        if (type == JsonObject.class) {
            return object();
        }
        if (type == JsonArray.class) {
            return array();
        }
        return type == JsonValue.class || type == JsonStructure.class && jsonOf("JSON") instanceof JsonStructure
                ? jsonOf("JSON")
                : null;
    }

    private <T> T read(String wanted, Supplier<@Nullable T> reading) {
        try {
            T entity = reading.get();
            if (entity != null) {
                return entity;
            }
        } catch (RuntimeException e) { // of every kind: readers are the application's, or the implementation's
            throw AnswerMessages.unreadable(remoteApp, answer.status(), answer.typeText(), wanted, e);
        }
        throw AnswerMessages.unreadable(remoteApp, answer.status(), answer.typeText(), wanted, null);
    }

    private void checkStatus() {
        if (!successful()) {
            throw AnswerMessages.unexpectedStatus(remoteApp, answer.status(), answer.typeText());
        }
    }

    // readers differ: those of XML in what they fetch and expand, those of JSON in what is too deep or too long for
    // them
    private void checkReadable(String wanted) {
        checkContent(wanted, true);
        ContentType type = answer.type();
        if (type != null && type.isJson()) {
            answer.entity().replace(decoded(() -> parser.checkJson(type, answer.bytes())));
        } else if (type != null && type.isXml()) {
            decoded(() -> {
                parser.checkXml(answer.bytes());
                return type;
            });
        }
    }

    private void checkContent(String wanted, boolean fits) {
        if (answer.bytes().length == 0) {
            throw AnswerMessages.empty(remoteApp, answer.status(), wanted);
        }
        if (answer.coding() != null) {
            throw AnswerMessages.undecodable(remoteApp, answer.coding());
        }
        if (!fits) {
            throw AnswerMessages.otherType(remoteApp, answer.status(), answer.typeText(), wanted);
        }
    }

    private JsonValue jsonOf(String wanted) {
        checkContent(wanted, answer.type() != null && answer.type().isJson());
        return jsonValue();
    }

    private JsonValue jsonValue() {
        checkContent("JSON", true);
        return decoded(() -> parser.json(answer.type(), answer.bytes()));
    }

    private boolean isPlainText() {
        return answer.type() != null && answer.type().is("text", "plain");
    }

    private <T> T decoded(Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (WireException e) {
            if (e.problem() == Problem.TOO_MANY) {
                throw AnswerMessages.tooMany(remoteApp, answer.status(), answer.typeText(), e.getMessage());
            }
            throw AnswerMessages.malformed(
                    remoteApp, answer.status(), answer.typeText(), String.valueOf(e.getMessage()));
        }
    }
}
