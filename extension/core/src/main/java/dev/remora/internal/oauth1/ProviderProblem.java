package dev.remora.internal.oauth1;

import dev.remora.TokenRequestException;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.ErrorWords;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.ProviderText;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.internal.wire.Whitespace;
import dev.remora.internal.wire.WireException;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a provider that refuses: the problem-reporting extension in header or body, an error body as OAuth 2 or
 * Twitter write it, or plain words. The texts are cleaned and capped.
 */
public record ProviderProblem(
        @Nullable String error,
        @Nullable String description,
        @Nullable String acceptableTimestamps) {

    private static final Pattern HEADER_PARAMETER =
            Pattern.compile("\\b(oauth_[a-z_]{1,40})=(?:\"([^\"]{0,2000})\"|([^\",\\s]{0,2000}))");
    private static final List<String> DETAILS = List.of(
            "oauth_parameters_absent",
            "oauth_parameters_rejected",
            "oauth_acceptable_versions",
            "oauth_acceptable_timestamps");
    private static final Pattern ECHO = Pattern.compile("(?s)oauth_[a-z_]{1,40}(?:=|%3D|:|\").*");
    private static final ProviderProblem UNTOLD = new ProviderProblem(null, null, null);

    /** Reads whatever there is; what cannot be read says nothing. */
    public static ProviderProblem of(ProtocolResponse response, JsonReader json) {
        Map<String, String> header = headerParameters(response);
        return header.containsKey("oauth_problem") ? of(header) : ofBody(response, json);
    }

    static ProviderProblem of(Map<String, String> parameters) {
        String problem = parameters.getOrDefault("oauth_problem", "");
        if (problem.isEmpty()) {
            ErrorWords words = ErrorWords.of(parameters);
            return new ProviderProblem(words.error(), words.description(), null);
        }
        String advice = parameters.get("oauth_problem_advice");
        return new ProviderProblem(
                clean(problem),
                clean(advice == null ? details(parameters) : advice),
                clean(parameters.get("oauth_acceptable_timestamps")));
    }

    TokenRequestException refused(String remoteApp, ProtocolCall call, ProtocolResponse response) {
        return OAuth1Messages.tokenRefused(
                remoteApp,
                call.label(),
                response.status(),
                error,
                description,
                RetryAfter.of(response.header("Retry-After"), response.header("Date")));
    }

    private static @Nullable String details(Map<String, String> parameters) {
        String details = DETAILS.stream()
                .filter(parameters::containsKey)
                .map(name -> name + ": " + parameters.get(name))
                .collect(Collectors.joining("; "));
        return details.isEmpty() ? null : details;
    }

    private static ProviderProblem ofBody(ProtocolResponse response, JsonReader json) {
        try {
            String text = Whitespace.trimMarkedBody(PercentEncoding.text(response.body(), StandardCharsets.UTF_8));
            return text.startsWith("{") || text.startsWith("[") ? ofJson(json.parse(text)) : ofText(response, text);
        } catch (WireException unreadable) {
            return UNTOLD;
        }
    }

    private static ProviderProblem ofText(ProtocolResponse response, String text) {
        ProviderProblem form = ofForm(text);
        boolean plain = ContentType.parse(response.header("Content-Type").orElse(null))
                .filter(type -> type.is("text", "plain"))
                .isPresent();
        return form.equals(UNTOLD) && plain ? new ProviderProblem(null, quoted(text), null) : form;
    }

    private static ProviderProblem ofForm(String text) {
        try {
            return of(FormCodec.parse(text, FormCodec.MAX_OF_PROTOCOL).toMap());
        } catch (WireException noForm) {
            return UNTOLD;
        }
    }

    // some repeat the request that they refuse, which holds token and verifier
    private static @Nullable String quoted(String words) {
        String text = ProviderText.clean(ECHO.matcher(words).replaceFirst("")).strip();
        return text.isEmpty() ? null : text;
    }

    // {"errors":[{"code":32,"message":"..."}]} or {"error":"..."} or with the names of the extension
    private static ProviderProblem ofJson(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return UNTOLD;
        }
        if (object.containsKey("oauth_problem")) {
            return of(texts(object));
        }
        ErrorWords words = ErrorWords.of(object);
        return new ProviderProblem(words.error(), words.description(), null);
    }

    private static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.keySet().forEach(name -> {
            String text = text(object, name);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return texts;
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
                String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
                parameters.putIfAbsent(matcher.group(1), decoded(value));
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return PercentEncoding.decode(value);
        } catch (WireException notEncoded) {
            return value;
        }
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : ProviderText.clean(text);
    }
}
