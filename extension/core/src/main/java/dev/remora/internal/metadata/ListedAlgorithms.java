package dev.remora.internal.metadata;

import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.oidc.SignatureCheck;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares the algorithm of ID tokens with those that the provider's metadata list, after the settings have allowed it. RS256 need not
 * be listed, nor what the client secret signs. Nothing is fetched for it.
 *
 * @param tolerable what the provider may get wrong
 * @param tolerated is told of what it got wrong
 */
public record ListedAlgorithms(
        String remoteApp,
        SignatureCheck signatures,
        MetadataSource metadata,
        Set<OpenIdTolerance> tolerable,
        Consumer<OpenIdTolerance> tolerated)
        implements SignatureCheck {

    private static final Set<String> EDWARDS = Set.of("EdDSA", "Ed25519"); // two names of one

    /** @throws dev.remora.TokenRequestException if it is not listed */
    @Override
    public VerifiedToken verify(String token) throws JoseException {
        VerifiedToken verified = signatures.verify(token);
        String algorithm = verified.alg();
        if (!isListed(algorithm)) {
            if (!tolerable.contains(OpenIdTolerance.UNLISTED_ALGORITHM)) {
                throw OpenIdMessages.idTokenInvalid(
                        remoteApp, "it is signed with " + algorithm + ", which the provider's metadata do not list");
            }
            tolerated.accept(OpenIdTolerance.UNLISTED_ALGORITHM);
        }
        return verified;
    }

    private boolean isListed(String algorithm) {
        // the keys of other URLs than the metadata's were found without metadata
        if (algorithm.equals("RS256")
                || algorithm.startsWith("HS")
                || metadata.configured().jwksUri() != null) {
            return true;
        }
        Set<String> listed = metadata.get().idTokenAlgorithms();
        return listed.isEmpty()
                || listed.contains(algorithm)
                || EDWARDS.contains(algorithm) && listed.stream().anyMatch(EDWARDS::contains);
    }
}
