package dev.remora.spi;

/**
 * Sees and changes the protocol's own calls: request token, token, refresh, and the provider's metadata, keys and userinfo. They
 * do not go through JAX-RS. A CDI bean qualified {@code @RemoteApp("weibo")}; several of one name run in {@code @Priority}
 * order, responses in reverse. Metadata and keys are fetched again on a thread of Remora's own, where there is no request: the
 * bean is then not of request scope.
 *
 * @since 1.0
 */
public interface ProtocolFilter {

    /**
     * Sees the request before it is sent; OAuth 1.0a signs it afterwards.
     *
     * @param request what is about to be sent
     * @return what to send
     */
    default ProtocolRequest request(ProtocolRequest request) {
        return request;
    }

    /**
     * Sees the response before it is read.
     *
     * @param request what was sent
     * @param response what was received
     * @return what to read
     */
    default ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
        return response;
    }
}
