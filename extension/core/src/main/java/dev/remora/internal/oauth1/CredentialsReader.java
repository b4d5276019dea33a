package dev.remora.internal.oauth1;

import dev.remora.OAuth1Token;
import dev.remora.OAuthException;
import dev.remora.Token;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.Whitespace;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads credentials out of token responses (RFC 5849 sections 2.1 and 2.3). */
public record CredentialsReader(
        String remoteApp, ProtocolCall call, Format format, JsonReader json, InstantSource clock) {

    /** How the provider writes credentials, whatever its Content-Type claims. */
    public enum Format {
        FORM,
        JSON
    }

    public CredentialsReader(String remoteApp, Format format, JsonReader json) {
        this(remoteApp, ProtocolCall.ACCESS_TOKEN, format, json, InstantSource.system());
    }

    /** @throws dev.remora.TokenRequestException if the provider refused, or there are no credentials in it */
    public OAuth1Token read(ProtocolResponse response) {
        if (response.status() < 200 || response.status() > 299) {
            throw ProviderProblem.of(response, json).refused(remoteApp, call, response);
        }
        Map<String, String> parameters = parameters(response);
        boolean noToken = parameters.getOrDefault("oauth_token", "").isEmpty();
        if (!parameters.getOrDefault("oauth_problem", "").isEmpty()
                || noToken && !parameters.getOrDefault("error", "").isEmpty()) {
            throw ProviderProblem.of(parameters).refused(remoteApp, call, response);
        }
        String token = taken(parameters, "oauth_token", response.status());
        if (token.isEmpty()) {
            throw invalid(response.status(), "oauth_token is empty");
        }
        String secret = taken(parameters, "oauth_token_secret", response.status());
        return Token.oauth1(token, secret).withParameters(SessionExtension.dated(parameters, clock.instant()));
    }

    private String taken(Map<String, String> parameters, String name, int status) {
        String value = parameters.remove(name);
        if (value == null) {
            throw invalid(status, name + " is missing");
        }
        // encoded it would do no harm in a signature, but applications put it elsewhere too
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw invalid(status, name + " holds a control character");
        }
        return value;
    }

    private Map<String, String> parameters(ProtocolResponse response) {
        byte[] body = response.body();
        if (body.length == 0) {
            throw invalid(response.status(), "the body is empty");
        }
        try {
            return format == Format.JSON ? ofJson(response, body) : ofForm(response, body);
        } catch (WireException e) {
            throw e.problem() == Problem.ENCODING
                    ? OAuth1Messages.tokenResponseEncoding(remoteApp, response.status(), String.valueOf(e.getMessage()))
                    : invalid(response.status(), String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> ofForm(ProtocolResponse response, byte[] body) {
        if (body[0] == '<' || body[0] == '{') {
            throw invalid(response.status(), "it is not form-encoded");
        }
        Parameters parsed = FormCodec.parse(Whitespace.trimBody(text(response, body)), FormCodec.MAX_OF_PROTOCOL);
        Map<String, String> parameters = parsed.toMap();
        if (parameters.size() < parsed.list().size()) {
            throw invalid(response.status(), "a parameter is there more than once");
        }
        return parameters;
    }

    private static String text(ProtocolResponse response, byte[] body) {
        ContentType type =
                ContentType.parse(response.header("Content-Type").orElse(null)).orElse(null);
        return PercentEncoding.text(body, ContentType.charsetOf(type));
    }

    private Map<String, String> ofJson(ProtocolResponse response, byte[] body) {
        if (!(json.parse(text(response, body)) instanceof JsonObject object)) {
            throw invalid(response.status(), "it is no JSON object");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (value != JsonValue.NULL) {
                parameters.put(name, value instanceof JsonString string ? string.getString() : value.toString());
            }
        });
        return parameters;
    }

    private OAuthException invalid(int status, String why) {
        return OAuth1Messages.tokenResponseInvalid(remoteApp, status, why);
    }
}
