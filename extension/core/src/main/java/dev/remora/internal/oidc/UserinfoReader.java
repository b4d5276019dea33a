package dev.remora.internal.oidc;

import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.wire.ContentType;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of the userinfo endpoint (OpenID Connect Core 1.0 sections 5.3.2 and 5.3.4), signed ones too. They count only if
 * they are about the user of the ID token.
 */
public record UserinfoReader(
        UserAnswerReader answers,
        String clientId,
        OpenIdSettings settings,
        SignatureCheck signatures,
        InstantSource clock) {

    /**
     * Reads an answer.
     *
     * @param idToken of the same sign-in
     * @return the claims
     * @throws dev.remora.ResponseInvalidException if it cannot be used ({@link dev.remora.ErrorCode#USERINFO_INVALID}), or is
     *     about another user ({@link dev.remora.ErrorCode#USERINFO_SUBJECT_MISMATCH})
     */
    public JsonObject read(int status, @Nullable String contentType, byte[] body, IdTokenClaims idToken) {
        answers.successful(status);
        boolean signed = ContentType.parse(contentType)
                .filter(type -> type.is("application", "jwt"))
                .isPresent();
        JsonObject claims = signed ? verified(body, idToken) : answers.object(status, contentType, body);
        String subject = ClaimChecks.text(claims, "sub");
        if (subject == null) {
            throw answers.invalid("sub is missing, or is no string");
        }
        if (!subject.equals(idToken.subject())) {
            throw OpenIdMessages.userinfoOfAnotherUser(answers.remoteApp());
        }
        return claims;
    }

    private JsonObject verified(byte[] body, IdTokenClaims idToken) {
        VerifiedToken token;
        try {
            token = signatures.verify(new String(body, StandardCharsets.ISO_8859_1).strip());
        } catch (JoseException e) {
            throw answers.invalid(String.valueOf(e.getMessage()));
        }
        ClaimChecks checks = new ClaimChecks(token, settings, answers.tolerable(), clock.instant(), answers::invalid);
        checks.type("jwt");
        if (token.claims().containsKey("iss")) {
            checks.require(
                    idToken.issuer().equals(ClaimChecks.text(token.claims(), "iss")),
                    "iss is not that of the ID token");
        }
        if (token.claims().containsKey("aud")) {
            checks.require(checks.audiences().contains(clientId), "aud does not name this client");
        }
        if (token.claims().containsKey("exp")) {
            checks.notExpired();
        }
        checks.tolerated().forEach(answers.tolerated());
        return token.claims();
    }
}
