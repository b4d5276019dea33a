package dev.remora.internal.oauth1;

import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;

/** How a request is signed, for people to read; secrets are masked. */
public record SignedRequest(String normalizedParameters, String baseString, String authorizationHeader) {

    static final String MASK = "MASKED";

    static String masked(String token) {
        return token.isEmpty() ? token : MASK;
    }

    static Parameters masked(Parameters protocolParameters) {
        return new Parameters(
                protocolParameters.list().stream().map(SignedRequest::masked).toList());
    }

    private static Parameter masked(Parameter parameter) {
        boolean secret =
                parameter.name().equals("oauth_verifier") || parameter.name().equals("oauth_session_handle");
        return secret ? new Parameter(parameter.name(), MASK) : parameter;
    }
}
