package dev.remora.internal.oauth2;

import dev.remora.OAuthException;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.wire.ErrorWords;
import dev.remora.internal.wire.JsonPointers;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.ProviderText;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.internal.wire.SentSecrets;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

    private final TokenResponseReader reader;
    private final ProtocolCall call;
    private final ProtocolResponse response;
    private final SentSecrets sent;
    private final Set<Tolerance> tolerated = EnumSet.noneOf(Tolerance.class);

    TokenReading(TokenResponseReader reader, ProtocolCall call, ProtocolResponse response, SentSecrets sent) {
        this.reader = reader;
        this.call = call;
        this.response = response;
        this.sent = sent;
    }

    /**
     * Reads it.
     *
     * @param renewable whether there is a refresh token already
     */
    TokenResponse read(boolean renewable) {
        refuseStatus();
        Members whole = new TokenBody(this, reader, response).members();
        Members members = whole.in(reader.format());
        refuseError(whole, members);
        String accessToken = accessToken(members);
        String type = type(members);
        String refreshToken = refreshToken(members);
        return new TokenResponse(
                accessToken,
                type,
                refreshToken,
                expiresAt(members, renewable || refreshToken != null),
                scope(members),
                side(members, "id_token"),
                parameters(members),
                tolerated);
    }

    void tolerate(Tolerance tolerance, Supplier<OAuthException> refusal) {
        if (!reader.forgivable().contains(tolerance)) {
            throw refusal.get();
        }
        tolerated.add(tolerance);
    }

    OAuthException invalid(String why) {
        return OAuth2Messages.tokenResponseInvalid(reader.remoteApp(), response.status(), why);
    }

    private void refuseStatus() {
        int status = response.status();
        if (status >= 400) {
            throw refused(
                    ErrorResponse.of(response, reader.json(), reader.format().errors(), sent));
        }
        if (status >= 201 && status <= 203) {
            tolerate(Tolerance.OTHER_STATUS, () -> invalid("its status is " + status));
        } else if (status != 200) {
            throw invalid("its status is " + status);
        }
    }

    // some say with status 200 what is wrong, and in other members than error
    private void refuseError(Members whole, Members members) {
        boolean noError = whole.isNo("error");
        if (noError && whole.get("error") != JsonValue.NULL) {
            tolerate(Tolerance.EMPTY_MEMBER, () -> refused(ErrorWords.NONE));
        }
        boolean token = members.get("access_token") != null && !members.isEmpty("access_token");
        ErrorWords words = ErrorWords.of(whole.values(), reader.format().errors(), sent);
        if (isFailure(whole) || !noError && whole.get("error") != null || !token && !words.isEmpty()) {
            throw refused(words);
        }
    }

    private boolean isFailure(Members whole) {
        ResponseFormat.Success success = reader.format().success();
        Object said = success == null ? null : JsonPointers.value(whole.values(), success.path());
        return success != null && said != null && !success.value().equals(said.toString());
    }

    private OAuthException refused(ErrorWords words) {
        return OAuth2Messages.tokenRefused(
                reader.remoteApp(),
                call.label(),
                response.status(),
                words.error(),
                words.description(),
                words.uri(),
                RetryAfter.of(response.header("Retry-After"), response.header("Date")),
                reader.remedy());
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
        if (!isPrintable(token, '!')) {
            throw invalid("access_token holds characters that no token has");
        }
        return token;
    }

    private @Nullable String refreshToken(Members members) {
        String token = side(members, "refresh_token");
        if (token == null || isPrintable(token, ' ')) {
            return token;
        }
        tolerate(Tolerance.UNREADABLE_MEMBER, () -> invalid("refresh_token holds characters that no token has"));
        return null;
    }

    // RFC 6749 appendix A; what is sent in a header has no spaces
    private static boolean isPrintable(String text, char from) {
        return text.chars().allMatch(c -> c >= from && c <= '~');
    }

    private String type(Members members) {
        String type = members.isEmpty("token_type") ? null : optional(members, "token_type");
        if (type == null) {
            tolerate(Tolerance.MISSING_TOKEN_TYPE, () -> invalid("token_type is missing"));
            return "Bearer";
        }
        if (reader.types().stream().noneMatch(type::equalsIgnoreCase)) {
            useAsBearer(type);
        }
        return type;
    }

    private void useAsBearer(String type) {
        Supplier<OAuthException> refusal = () ->
                OAuth2Messages.tokenTypeUnsupported(reader.remoteApp(), response.status(), ProviderText.clean(type));
        if (reader.bearerTypes().stream().noneMatch(type::equalsIgnoreCase)) {
            throw refusal.get();
        }
        tolerate(Tolerance.OTHER_TOKEN_TYPE, refusal);
    }

    /** Whether a member that providers may leave out is as good as left out. */
    private boolean isAbsent(Members members, String name) {
        if (members.get(name) == JsonValue.NULL) {
            tolerate(Tolerance.NULL_MEMBER, () -> invalid(name + " is null"));
        } else if (members.isEmpty(name)) {
            tolerate(Tolerance.EMPTY_MEMBER, () -> invalid(name + " is empty"));
        }
        return members.get(name) == null || members.isEmpty(name);
    }

    /** A member without which the token is good all the same. */
    private @Nullable String side(Members members, String name) {
        if (isAbsent(members, name) || members.get(name) instanceof String) {
            return optional(members, name);
        }
        tolerate(Tolerance.UNREADABLE_MEMBER, () -> invalid(name + " is no string"));
        return null;
    }

    private @Nullable String optional(Members members, String name) {
        if (isAbsent(members, name)) {
            return null;
        }
        Object value = members.get(name);
        if (!(value instanceof String text)) {
            throw invalid(name + " is no string");
        }
        return text;
    }

    private @Nullable String scope(Members members) {
        if (members.get("scope") instanceof JsonArray list) {
            if (!list.stream().allMatch(JsonString.class::isInstance)) {
                tolerate(Tolerance.UNREADABLE_MEMBER, () -> invalid("scope is no string"));
                return null;
            }
            tolerate(Tolerance.SCOPE_AS_LIST, () -> invalid("scope is no string"));
            return list.getValuesAs(JsonString::getString).stream().collect(Collectors.joining(" "));
        }
        // RFC 6749 section 3.3 knows no empty scope; to who forgives nothing it grants nothing
        boolean nothing =
                "".equals(members.get("scope")) && !reader.forgivable().contains(Tolerance.EMPTY_MEMBER);
        String scope = nothing ? "" : side(members, "scope");
        return scope == null ? null : scope.replace(reader.format().scopeDelimiter(), " ");
    }

    private @Nullable Instant expiresAt(Members members, boolean renewable) {
        String name = isAbsent(members, "expires_in") ? "expires" : "expires_in";
        if (isAbsent(members, name)) {
            return null;
        }
        if (name.equals("expires")) {
            tolerate(Tolerance.EXPIRES, () -> invalid("expires is no field of token responses"));
        }
        OptionalLong said = number(name, Objects.requireNonNull(members.get(name)), members.form());
        if (said.isEmpty()) {
            tolerate(Tolerance.UNREADABLE_LIFETIME, () -> invalid(name + " is no whole number"));
            return null;
        }
        Instant now = reader.clock().instant();
        long lifetime = seconds(said.getAsLong(), now);
        if (lifetime > 0) {
            return now.plusSeconds(Math.min(lifetime, MAX_SECONDS));
        }
        if (!reader.forgivable().contains(Tolerance.NO_LIFETIME)) {
            return now;
        }
        tolerated.add(Tolerance.NO_LIFETIME);
        return renewable ? now.plus(reader.renewalMargin().multipliedBy(2)) : null; // due after one margin
    }

    private long seconds(long said, Instant now) {
        return switch (reader.format().lifetime()) {
            case SECONDS -> said;
            case MILLISECONDS -> said / 1000;
            case EPOCH -> said - now.getEpochSecond();
            case EPOCH_MILLISECONDS -> said / 1000 - now.getEpochSecond();
        };
    }

    private OptionalLong number(String name, Object value, boolean form) {
        if (value instanceof JsonNumber number) {
            return JsonReader.wholeNumber(number);
        }
        if (!(value instanceof String text) || !WHOLE_NUMBER.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        if (!form) {
            tolerate(Tolerance.NUMBER_AS_STRING, () -> invalid(name + " is a string"));
        }
        boolean negative = text.startsWith("-");
        return OptionalLong.of(
                text.length() <= LONG_DIGITS ? Long.parseLong(text) : negative ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    private static Map<String, String> parameters(Members members) {
        Map<String, String> parameters = new LinkedHashMap<>();
        members.values().forEach((name, value) -> {
            if (!Members.KNOWN.contains(name) && value != JsonValue.NULL) {
                parameters.put(name, value.toString()); // nested JSON as its text
            }
        });
        return parameters;
    }
}
