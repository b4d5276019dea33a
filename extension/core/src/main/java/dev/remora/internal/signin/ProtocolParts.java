package dev.remora.internal.signin;

import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.oidc.SignatureCheck;
import dev.remora.internal.token.RefreshRefusals;
import dev.remora.internal.token.TokenIssuer;
import dev.remora.internal.token.TokenRevocation;
import dev.remora.internal.token.UserEndpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a remote application that are different with each protocol.
 *
 * @param margin how long before it expires a token is refreshed
 * @param users {@code null} where the provider is not asked who the user is
 * @param revocation {@code null} for OAuth 1.0a, which has none
 * @param signatures of OpenID Connect; {@code null} without it
 * @param signer of calls of OAuth 1.0a; {@code null} for OAuth 2
 */
record ProtocolParts(
        AuthorizationFlow flow,
        MetadataSource metadata,
        TokenIssuer issuer,
        RefreshRefusals refusals,
        Duration margin,
        @Nullable UserEndpoint users,
        @Nullable TokenRevocation revocation,
        @Nullable SignatureCheck signatures,
        @Nullable OAuth1Signer signer) {}
