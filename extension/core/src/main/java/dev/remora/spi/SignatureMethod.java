package dev.remora.spi;

/**
 * A signature method of OAuth 1.0a (RFC 5849 section 3.4) beside those that Remora has; a CDI bean, chosen by the setting
 * {@code signature-method}.
 *
 * @since 1.0
 */
public interface SignatureMethod {

    /**
     * The value of {@code oauth_signature_method}.
     *
     * @return the name
     */
    String name();

    /**
     * Signs a request.
     *
     * @param baseString the signature base string (RFC 5849 section 3.4.1), US-ASCII
     * @param consumerSecret the client shared secret, not encoded; may be empty
     * @param tokenSecret the token shared secret, not encoded; may be empty
     * @return the value of {@code oauth_signature}, not percent-encoded
     */
    String sign(String baseString, String consumerSecret, String tokenSecret);
}
