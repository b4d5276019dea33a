package dev.remora.internal.oidc;

import dev.remora.ResponseInvalidException;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.WireException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that the endpoints for the user of one remote application answer: userinfo (OpenID Connect Core 1.0 section 5.3.2)
 * or a provider's own.
 *
 * @param forcedJson whether settings say that answers are JSON whatever their header says
 * @param tolerable what the provider may get wrong
 * @param tolerated is told what was forgiven
 */
public record UserAnswerReader(
        String remoteApp,
        boolean forcedJson,
        Set<OpenIdTolerance> tolerable,
        Consumer<OpenIdTolerance> tolerated,
        JsonReader json) {

    private static final int OK = 200;

    public UserAnswerReader {
        tolerable = Set.copyOf(tolerable);
    }

    /**
     * Reads the answer about the user.
     *
     * @throws ResponseInvalidException if the status is not 200 or it is no JSON object
     */
    public JsonObject object(int status, @Nullable String contentType, byte[] body) {
        if (value(status, contentType, body) instanceof JsonObject object) {
            return object;
        }
        throw invalid("it is no JSON object");
    }

    /**
     * Reads the answer about the user's e-mail addresses.
     *
     * @throws ResponseInvalidException if the status is not 200 or it is no JSON array
     */
    public JsonArray array(int status, @Nullable String contentType, byte[] body) {
        if (value(status, contentType, body) instanceof JsonArray array) {
            return array;
        }
        throw invalid("it is no JSON array");
    }

    private JsonValue value(int status, @Nullable String contentType, byte[] body) {
        successful(status);
        ContentType type = ContentType.parse(contentType).orElse(null);
        if (!forcedJson) {
            json(type);
        }
        if (type != null && type.namesOtherCharset()) {
            throw invalid("its charset is not UTF-8");
        }
        try {
            return json.tolerating(
                            oddity -> tolerate(OpenIdTolerance.USERINFO_ODDITY, "it is JSON " + oddity.description()))
                    .parse(body);
        } catch (WireException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    void successful(int status) {
        if (status != OK) {
            throw invalid("its status is " + status);
        }
    }

    private void json(@Nullable ContentType type) {
        if (type != null && type.type().equals("application") && isJson(type)) {
            return;
        }
        boolean text = type == null || type.is("text", "plain") || type.isJson();
        if (!text) {
            throw invalid("its Content-Type is not application/json");
        }
        tolerate(OpenIdTolerance.USERINFO_TYPE, "its Content-Type is not application/json");
    }

    private static boolean isJson(ContentType type) {
        return type.subtype().equals("json") || type.subtype().endsWith("+json");
    }

    private void tolerate(OpenIdTolerance tolerance, String otherwise) {
        if (!tolerable.contains(tolerance)) {
            throw invalid(otherwise);
        }
        tolerated.accept(tolerance);
    }

    ResponseInvalidException invalid(String why) {
        return OpenIdMessages.userinfoInvalid(remoteApp, why);
    }
}
