package dev.remora.internal.token;

import dev.remora.ErrorCode;
import dev.remora.TokenRequestException;
import dev.remora.internal.wire.ProviderDefaults;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells by a provider's words, in any case of letters, whether a refused refresh will ever succeed.
 *
 * @param endings words that end a grant
 * @param others words of the protocol that are about the client, the request or the moment
 */
public record RefreshRefusals(Set<String> endings, Set<String> others) {

    /** The meaning of a refusal for later tries. */
    enum Meaning {
        /** None will succeed. */
        FINAL,
        /** Nobody but the provider knows. */
        DOUBTFUL,
        /** One may. */
        TEMPORARY
    }

    private static final Set<String> OAUTH2_FINAL = Set.of("invalid_grant");
    // RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, RFC 8707 section 2, RFC 9449 sections 5 and 8
    private static final Set<String> OAUTH2_OTHER = Set.of(
            "invalid_request",
            "invalid_client",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope",
            "server_error",
            "temporarily_unavailable",
            "slow_down",
            "authorization_pending",
            "invalid_target",
            "invalid_dpop_proof",
            "use_dpop_nonce");

    // of the problem-reporting extension
    private static final Set<String> OAUTH1_FINAL = Set.of(
            "token_rejected", "token_expired", "token_revoked", "token_used", "permission_denied", "user_refused");
    private static final Set<String> OAUTH1_OTHER = Set.of(
            "consumer_key_unknown",
            "consumer_key_rejected",
            "consumer_key_refused",
            "nonce_used",
            "parameter_absent",
            "parameter_rejected",
            "signature_invalid",
            "signature_method_rejected",
            "timestamp_refused",
            "version_rejected");

    public static RefreshRefusals ofOAuth1(Collection<String> more) {
        return new RefreshRefusals(
                with(OAUTH1_FINAL, more), with(OAUTH1_OTHER, ProviderDefaults.list("request-errors")));
    }

    public static RefreshRefusals ofOAuth2(Collection<String> more) {
        return new RefreshRefusals(with(OAUTH2_FINAL, more), OAUTH2_OTHER);
    }

    Meaning meaning(TokenRequestException refusal) {
        if (refusal.code() == ErrorCode.ID_TOKEN_INVALID) {
            return Meaning.FINAL; // the answer may be about somebody else, and the refresh token is used up
        }
        if (refusal.code() != ErrorCode.TOKEN_ERROR) {
            return Meaning.TEMPORARY; // an answer that cannot be read refuses nothing
        }
        String error = lower(refusal.error());
        String description = lower(refusal.errorDescription());
        if (endings.contains(error) || endings.contains(description)) {
            return Meaning.FINAL;
        }
        boolean says = !error.isEmpty() || !description.isEmpty();
        return says && isAboutTheRequest(refusal.status()) && !others.contains(error)
                ? Meaning.DOUBTFUL
                : Meaning.TEMPORARY;
    }

    private static boolean isAboutTheRequest(int status) {
        return status == 400 || status == 401 || status < 300;
    }

    private static String lower(@Nullable String words) {
        return words == null ? "" : words.toLowerCase(Locale.ROOT);
    }

    private static Set<String> with(Set<String> known, Collection<String> more) {
        Set<String> all = new HashSet<>(known);
        more.forEach(words -> all.add(words.toLowerCase(Locale.ROOT)));
        return all;
    }
}
