package dev.remora;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps by which a call would be signed (RFC 5849 section 3), for people who look for the reason of an "invalid signature".
 * Compare them with what the provider says it got. Secrets are masked; nonce and timestamp are those of this explanation only. Two
 * are equal if all texts are.
 *
 * @since 1.0
 */
public final class SignatureExplanation {

    private final String normalizedParameters;
    private final String baseString;
    private final String authorizationHeader;

    private SignatureExplanation(String normalizedParameters, String baseString, String authorizationHeader) {
        this.normalizedParameters = Objects.requireNonNull(normalizedParameters, "normalizedParameters");
        this.baseString = Objects.requireNonNull(baseString, "baseString");
        this.authorizationHeader = Objects.requireNonNull(authorizationHeader, "authorizationHeader");
    }

    /**
     * An explanation made of its steps.
     *
     * @param normalizedParameters all parameters, encoded and sorted (section 3.4.1.3.2)
     * @param baseString the signature base string (section 3.4.1.1)
     * @param authorizationHeader the value of the Authorization header (section 3.5.1)
     * @return the explanation
     */
    public static SignatureExplanation of(String normalizedParameters, String baseString, String authorizationHeader) {
        return new SignatureExplanation(normalizedParameters, baseString, authorizationHeader);
    }

    /**
     * All parameters, encoded and sorted (section 3.4.1.3.2).
     *
     * @return the normalized parameters
     */
    public String normalizedParameters() {
        return normalizedParameters;
    }

    /**
     * The signature base string (section 3.4.1.1).
     *
     * @return the base string
     */
    public String baseString() {
        return baseString;
    }

    /**
     * The value of the Authorization header (section 3.5.1).
     *
     * @return the value
     */
    public String authorizationHeader() {
        return authorizationHeader;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignatureExplanation that
                && normalizedParameters.equals(that.normalizedParameters)
                && baseString.equals(that.baseString)
                && authorizationHeader.equals(that.authorizationHeader);
    }

    @Override
    public int hashCode() {
        return Objects.hash(normalizedParameters, baseString, authorizationHeader);
    }

    @Override
    public String toString() {
        return "SignatureExplanation[normalizedParameters=" + normalizedParameters + ", baseString=" + baseString
                + ", authorizationHeader=" + authorizationHeader + "]";
    }
}
