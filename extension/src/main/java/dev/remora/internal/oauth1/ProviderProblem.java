package dev.remora.internal.oauth1;

import dev.remora.TokenRequestException;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.WireException;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a provider says is wrong: the problem-reporting extension, or an error body as Twitter writes it. */
public record ProviderProblem(
        @Nullable String error, @Nullable String description) {

    private static final Pattern HEADER_PARAMETER = Pattern.compile("(oauth_problem(?:_advice)?)=\"?([^\",]{0,2000})");
    private static final ProviderProblem UNTOLD = new ProviderProblem(null, null);

    /** Reads whatever there is; what cannot be read says nothing. */
    public static ProviderProblem of(ProtocolResponse response, JsonReader json) {
        ProviderProblem ofHeader = of(headerParameters(response));
        if (ofHeader.error != null) {
            return ofHeader;
        }
        byte[] body = response.body();
        try {
            return body.length > 0 && (body[0] == '{' || body[0] == '[')
                    ? ofJson(json.parse(body))
                    : of(FormCodec.parse(body, StandardCharsets.UTF_8).toMap());
        } catch (WireException unreadable) {
            return UNTOLD;
        }
    }

    static ProviderProblem of(Map<String, String> parameters) {
        return new ProviderProblem(
                clean(parameters.get("oauth_problem")), clean(parameters.get("oauth_problem_advice")));
    }

    TokenRequestException refused(String remoteApp, int status) {
        return OAuth1Messages.tokenRefused(remoteApp, status, error, description);
    }

    // {"errors":[{"code":32,"message":"..."}]} or {"error":"..."} or with the names of the extension
    private static ProviderProblem ofJson(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return UNTOLD;
        }
        if (object.get("errors") instanceof JsonArray errors
                && !errors.isEmpty()
                && errors.get(0) instanceof JsonObject first) {
            return new ProviderProblem(text(first, "code"), text(first, "message"));
        }
        return object.containsKey("oauth_problem")
                ? new ProviderProblem(text(object, "oauth_problem"), text(object, "oauth_problem_advice"))
                : new ProviderProblem(text(object, "error"), text(object, "error_description"));
    }

    private static @Nullable String text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL
                ? null
                : clean(value instanceof JsonString string ? string.getString() : value.toString());
    }

    private static Map<String, String> headerParameters(ProtocolResponse response) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String header : response.headers().getOrDefault("WWW-Authenticate", List.of())) {
            Matcher matcher = HEADER_PARAMETER.matcher(header);
            while (matcher.find()) {
                parameters.putIfAbsent(matcher.group(1), matcher.group(2));
            }
        }
        return parameters;
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : ProviderText.clean(text);
    }
}
