package dev.remora.internal.settings;

import dev.remora.internal.wire.ErrorPaths;
import dev.remora.internal.wire.ProviderDefaults;
import dev.remora.internal.wire.TimeFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a provider's answers, where it is not that of the RFCs.
 *
 * @param tokenPath JSON Pointer to the object in a token response that has the members of RFC 6749 section 5.1; {@code null}
 *     where it is the whole
 * @param names the provider's names for those members, or JSON Pointers into the whole, of which the first that is there counts
 * @param lifetime the meaning of {@code expires_in}
 * @param scopeDelimiter between scopes
 * @param errors the places of what is wrong
 * @param success the mark of a token response that is none of an error, or {@code null}
 * @param errorParameter of callbacks
 * @param codeParameter of callbacks
 * @param callbackClaims the claims of a user that callbacks say, by their names
 * @param nonceErrors of OAuth 1.0a, after which a new nonce helps
 * @param timestampErrors of OAuth 1.0a, after which the provider's time helps
 */
public record ResponseFormat(
        @Nullable String tokenPath,
        Map<String, List<String>> names,
        TimeFormat lifetime,
        String scopeDelimiter,
        ErrorPaths errors,
        @Nullable Success success,
        String errorParameter,
        String codeParameter,
        Map<String, CallbackClaim> callbackClaims,
        Set<String> nonceErrors,
        Set<String> timestampErrors) {

    public static final ResponseFormat RFC = new ResponseFormat(
            null,
            Map.of(),
            TimeFormat.SECONDS,
            " ",
            ErrorPaths.USUAL,
            null,
            "error",
            "code",
            Map.of(),
            Set.copyOf(ProviderDefaults.list("nonce-errors")),
            Set.copyOf(ProviderDefaults.list("timestamp-errors")));

    /**
     * The mark of an answer that is none of an error.
     *
     * @param path JSON Pointer
     * @param value of what it leads to, as text
     */
    public record Success(String path, String value) {}

    /**
     * The place of a claim in a callback.
     *
     * @param parameter that has an object in JSON
     * @param pointer JSON Pointer into that
     */
    public record CallbackClaim(String parameter, String pointer) {}

    public ResponseFormat {
        names = Ordered.copyOf(names);
        callbackClaims = Ordered.copyOf(callbackClaims);
        nonceErrors = Set.copyOf(nonceErrors);
        timestampErrors = Set.copyOf(timestampErrors);
    }
}
