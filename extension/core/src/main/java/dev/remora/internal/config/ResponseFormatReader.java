package dev.remora.internal.config;

import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.settings.ResponseFormat.CallbackClaim;
import dev.remora.internal.wire.ErrorPaths;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how a provider answers. */
final class ResponseFormatReader {

    private static final Set<String> MEMBERS =
            Set.of("access_token", "token_type", "refresh_token", "expires_in", "scope", "id_token");
    // a browser says them, so nobody proved them
    private static final Set<String> NAMES = Set.of("given_name", "family_name", "name");

    private final SettingValues values;
    private final boolean oauth1;
    private final String delimiter;

    ResponseFormatReader(SettingValues values, boolean oauth1, String delimiter) {
        this.values = values;
        this.oauth1 = oauth1;
        this.delimiter = delimiter;
    }

    ResponseFormat read() {
        return oauth1 ? responsesOfOAuth1() : responsesOfOAuth2();
    }

    private ResponseFormat responsesOfOAuth1() {
        ResponseFormat rfc = ResponseFormat.RFC;
        return new ResponseFormat(
                rfc.tokenPath(),
                rfc.names(),
                rfc.lifetime(),
                delimiter,
                rfc.errors(),
                rfc.success(),
                rfc.errorParameter(),
                rfc.codeParameter(),
                rfc.callbackClaims(),
                values.value(ProviderKey.NONCE_ERRORS, ValueParser::list),
                values.value(ProviderKey.TIMESTAMP_ERRORS, ValueParser::list));
    }

    private ResponseFormat responsesOfOAuth2() {
        return new ResponseFormat(
                values.optional(ProviderKey.TOKEN_PATH, JsonPointerParser::pointer)
                        .orElse(null),
                responseNames(),
                values.value(ProviderKey.EXPIRES_UNIT, ValueParser.choice(ProviderReader.UNITS)),
                delimiter,
                new ErrorPaths(
                        values.value(ProviderKey.ERROR_PATH, JsonPointerParser::pointers),
                        values.value(ProviderKey.ERROR_DESCRIPTION_PATH, JsonPointerParser::pointers)),
                values.optional(ProviderKey.SUCCESS_PATH, ResponseFormatReader::success)
                        .orElse(null),
                values.value(
                        ProviderKey.ERROR_PARAMETER, text -> callbackParameter(text, Set.of("code", "state", "iss"))),
                codeParameter(),
                callbackClaims(),
                ResponseFormat.RFC.nonceErrors(),
                ResponseFormat.RFC.timestampErrors());
    }

    private String codeParameter() {
        Set<String> others = new HashSet<>(Set.of("error", "error_description", "error_uri", "state", "iss"));
        values.find(ProviderKey.ERROR_PARAMETER)
                .map(Found::text)
                .filter(name -> !name.equals("code"))
                .ifPresent(others::add);
        return values.value(ProviderKey.CODE_PARAMETER, text -> callbackParameter(text, others));
    }

    private static String callbackParameter(String text, Set<String> others) throws BadValueException {
        if (others.contains(text)) {
            throw new BadValueException("is " + text + ", the name of another parameter of callbacks");
        }
        return ProviderReader.parameterName(text);
    }

    private Map<String, List<String>> responseNames() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        values.parameters(ProviderKey.RESPONSE_NAMES).forEach((name, found) -> {
            if (!MEMBERS.contains(name)) {
                values.bad(found, "holds " + name + ", which is no member of token responses");
            }
            values.parse(found, ResponseFormatReader::members).ifPresent(members -> names.put(name, members));
        });
        return names;
    }

    private Map<String, CallbackClaim> callbackClaims() {
        Map<String, CallbackClaim> claims = new LinkedHashMap<>();
        values.parameters(ProviderKey.CALLBACK_CLAIMS).forEach((name, found) -> {
            if (!NAMES.contains(name)) {
                values.bad(found, "holds " + name + ", which is none of given_name, family_name and name");
            }
            values.parse(found, ResponseFormatReader::callbackClaim).ifPresent(claim -> claims.put(name, claim));
        });
        return claims;
    }

    private static CallbackClaim callbackClaim(String text) throws BadValueException {
        String[] parts = text.strip().split(":", 2);
        if (parts.length < 2) {
            throw new BadValueException("is not of the form parameter:/path");
        }
        return new CallbackClaim(ProviderReader.parameterName(parts[0]), JsonPointerParser.pointer(parts[1]));
    }

    private static List<String> members(String text) throws BadValueException {
        List<String> members = List.of(ValueParser.text(text).strip().split(" +"));
        for (String member : members) {
            if (member.startsWith("/")) {
                String unused = JsonPointerParser.pointer(member);
            }
        }
        return members;
    }

    private static ResponseFormat.Success success(String text) throws BadValueException {
        String[] parts = text.strip().split("=", 2);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw new BadValueException("is not of the form /path=value");
        }
        return new ResponseFormat.Success(JsonPointerParser.pointer(parts[0]), parts[1]);
    }
}
