package dev.remora;

/**
 * How a call would be signed (RFC 5849 section 3), for people who look for the reason of an "invalid signature". Compare it
 * with what the provider says it got. Secrets are masked; nonce and timestamp are those of this explanation only.
 *
 * @param normalizedParameters all parameters, encoded and sorted (section 3.4.1.3.2)
 * @param baseString the signature base string (section 3.4.1.1)
 * @param authorizationHeader the value of the Authorization header (section 3.5.1)
 * @since 1.0
 */
public record SignatureExplanation(String normalizedParameters, String baseString, String authorizationHeader) {}
