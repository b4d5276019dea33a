package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.WireException;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of one call: data in some format, or a body as it is. The last setting counts. */
final class Content {

    private enum Format {
        FORM,
        JSON
    }

    private final String remoteApp;
    private final JsonBodies jsonBodies;
    private final FormData forms;
    private @Nullable Object data;
    private @Nullable Format format;
    private @Nullable Body rawBody;
    private boolean body;

    Content(String remoteApp, JsonBodies jsonBodies) {
        this.remoteApp = remoteApp;
        this.jsonBodies = jsonBodies;
        this.forms = new FormData(remoteApp);
    }

    void data(@Nullable Object any) {
        data = any;
        rawBody = null;
        body = false;
    }

    void format(String name) {
        format = switch (name) {
            case "urlencode", "urlencoded" -> Format.FORM;
            case "json" -> Format.JSON;
            default -> throw ClientMessages.unknownFormat(remoteApp);
        };
    }

    void form(Form form) {
        data(form);
        format = Format.FORM;
        body = true;
    }

    void json(Object entity) {
        data(entity);
        format = Format.JSON;
        body = true;
    }

    void body(String contentType, byte[] bytes) {
        data(null);
        rawBody = typed(contentType, bytes);
        body = true;
    }

    /** Whether it was said to be a body, and not just data. */
    boolean isBody() {
        return body;
    }

    /** Returns the data as parameters of a query, for methods without body. */
    Parameters query(String method) {
        if (rawBody != null || data != null && format == Format.JSON) {
            throw ClientMessages.bodyNotAllowed(remoteApp, method);
        }
        return data == null ? Parameters.none() : forms.parameters(data);
    }

    /** Returns the content as a body; null if there is none. */
    @Nullable
    Body body() {
        if (data == null) {
            return rawBody;
        }
        if (format == null && isRaw(data)) {
            throw ClientMessages.rawData(remoteApp, data.getClass().getName());
        }
        boolean form = format == null ? data instanceof Map || data instanceof Form : format == Format.FORM;
        return form ? forms.body(data) : jsonBodies.body(data instanceof Form any ? any.asMap() : data);
    }

    /** A Content-Type among the headers is that of the body. */
    CallRequest typed(CallRequest request) {
        Body sent = request.body();
        if (sent == null || request.headers().stream().noneMatch(Content::isContentType)) {
            return request;
        }
        List<Header> others = request.headers().stream()
                .filter(header -> !isContentType(header))
                .toList();
        String type = request.headers().stream()
                .filter(Content::isContentType)
                .reduce((first, last) -> last)
                .map(Header::value)
                .orElse(sent.contentType());
        return new CallRequest(request.method(), request.uri(), others, typed(type, sent.bytes()), request.forced());
    }

    private Body typed(String contentType, byte[] bytes) {
        ContentType type = ContentType.parse(contentType).orElseThrow(() -> ClientMessages.badContentType(remoteApp));
        if (!HeaderRules.isValue(contentType)) {
            throw ClientMessages.headerValue(remoteApp, HttpHeaders.CONTENT_TYPE);
        }
        return new Body(contentType, bytes, type.isForm() ? parsed(bytes) : null);
    }

    // a form that cannot be read matters only where it is to be signed
    private static @Nullable Parameters parsed(byte[] bytes) {
        try {
            return FormCodec.parse(bytes, StandardCharsets.UTF_8);
        } catch (WireException malformed) {
            return null;
        }
    }

    private static boolean isContentType(Header header) {
        return header.name().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE);
    }

    private static boolean isRaw(Object data) {
        return data instanceof CharSequence
                || data instanceof byte[]
                || data instanceof InputStream
                || data instanceof Reader
                || data instanceof File;
    }
}
