package dev.remora.internal.oauth2;

import dev.remora.OAuthException;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.ProviderText;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One token response being read. */
final class TokenReading {

    // 68 years: what is longer is an overflow somewhere, and dates stay within what databases can hold
    private static final long MAX_SECONDS = Integer.MAX_VALUE;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,40}");
    private static final int LONG_DIGITS = 18;
    private static final Set<String> KNOWN =
            Set.of("access_token", "token_type", "refresh_token", "expires_in", "expires", "scope", "id_token");

    private final TokenResponseReader reader;
    private final ProtocolResponse response;
    private final Set<Tolerance> tolerated = EnumSet.noneOf(Tolerance.class);

    TokenReading(TokenResponseReader reader, ProtocolResponse response) {
        this.reader = reader;
        this.response = response;
    }

    TokenResponse read() {
        refuseStatus();
        Members members = new TokenBody(this, reader, response).members();
        if (members.hasError()) {
            throw refused(ErrorResponse.of(members));
        }
        String accessToken = accessToken(members);
        String type = type(members);
        return new TokenResponse(
                accessToken,
                type,
                printable("refresh_token", optional(members, "refresh_token"), ' '),
                expiresAt(members),
                scope(members),
                optional(members, "id_token"),
                parameters(members),
                tolerated);
    }

    void tolerate(Tolerance kindness, Supplier<OAuthException> refusal) {
        if (!reader.forgivable().contains(kindness)) {
            throw refusal.get();
        }
        tolerated.add(kindness);
    }

    OAuthException invalid(String why) {
        return OAuth2Messages.tokenResponseInvalid(reader.remoteApp(), response.status(), why);
    }

    private void refuseStatus() {
        int status = response.status();
        if (status >= 400) {
            throw refused(ErrorResponse.of(response, reader.json()));
        }
        if (status == 201) {
            tolerate(Tolerance.CREATED, () -> invalid("its status is 201"));
        } else if (status != 200) {
            throw invalid("its status is " + status);
        }
    }

    private OAuthException refused(ErrorResponse words) {
        return OAuth2Messages.tokenRefused(
                reader.remoteApp(),
                response.status(),
                words.error(),
                words.description(),
                words.uri(),
                RetryAfter.of(response.header("Retry-After"), response.header("Date")));
    }

    private String accessToken(Members members) {
        Object value = members.get("access_token");
        if (value == null || value == JsonValue.NULL) {
            throw invalid("access_token is missing");
        }
        if (!(value instanceof String token)) {
            throw invalid("access_token is no string");
        }
        if (token.isEmpty()) {
            throw invalid("access_token is empty");
        }
        printable("access_token", token, '!');
        return token;
    }

    // RFC 6749 appendix A; what is sent in a header has no spaces
    private @Nullable String printable(String name, @Nullable String text, char from) {
        if (text != null && !text.chars().allMatch(c -> c >= from && c <= '~')) {
            throw invalid(name + " holds characters that no token has");
        }
        return text;
    }

    private String type(Members members) {
        String type = optional(members, "token_type");
        if (type == null || type.isEmpty()) {
            tolerate(Tolerance.MISSING_TOKEN_TYPE, () -> invalid("token_type is missing"));
            return "Bearer";
        }
        if (reader.types().stream().noneMatch(type::equalsIgnoreCase)) {
            throw OAuth2Messages.tokenTypeUnsupported(reader.remoteApp(), response.status(), ProviderText.clean(type));
        }
        return type;
    }

    private @Nullable String optional(Members members, String name) {
        Object value = members.get(name);
        if (value == JsonValue.NULL) {
            tolerate(Tolerance.NULL_MEMBER, () -> invalid(name + " is null"));
            return null;
        }
        if (value != null && !(value instanceof String)) {
            throw invalid(name + " is no string");
        }
        return (String) value;
    }

    private @Nullable String scope(Members members) {
        if (members.get("scope") instanceof JsonArray list) {
            if (!list.stream().allMatch(JsonString.class::isInstance)) {
                throw invalid("scope is no string");
            }
            tolerate(Tolerance.SCOPE_AS_LIST, () -> invalid("scope is no string"));
            return list.getValuesAs(JsonString::getString).stream().collect(Collectors.joining(" "));
        }
        return optional(members, "scope");
    }

    private @Nullable Instant expiresAt(Members members) {
        String name = "expires_in";
        Object value = members.get(name);
        if (value == null) {
            name = "expires";
            value = members.get(name);
        }
        if (value == null) {
            return null;
        }
        if (name.equals("expires")) {
            tolerate(Tolerance.EXPIRES, () -> invalid("expires is no field of token responses"));
        }
        long seconds = Math.max(0, Math.min(seconds(name, value, members.form()), MAX_SECONDS));
        return reader.clock().instant().plusSeconds(seconds);
    }

    private long seconds(String name, Object value, boolean form) {
        if (value instanceof JsonNumber number) {
            OptionalLong seconds = JsonReader.wholeNumber(number);
            if (seconds.isPresent()) {
                return seconds.getAsLong();
            }
        }
        if (!(value instanceof String text) || !WHOLE_NUMBER.matcher(text).matches()) {
            throw invalid(name + " is no whole number");
        }
        if (!form) {
            tolerate(Tolerance.NUMBER_AS_STRING, () -> invalid(name + " is a string"));
        }
        boolean negative = text.startsWith("-");
        return text.length() <= LONG_DIGITS ? Long.parseLong(text) : negative ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static Map<String, String> parameters(Members members) {
        Map<String, String> parameters = new LinkedHashMap<>();
        members.values().forEach((name, value) -> {
            if (!KNOWN.contains(name) && value != JsonValue.NULL) {
                parameters.put(name, value.toString()); // nested JSON as its text
            }
        });
        return parameters;
    }
}
