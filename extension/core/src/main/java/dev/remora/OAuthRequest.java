package dev.remora;

import jakarta.ws.rs.core.Form;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call of a remote application in the making. Used once, by one thread. Whose token it carries is settled when it is
 * made in a request: a call that is sent once another request is being answered is still that user's, and one whose request has
 * ended is refused. A {@link TokenGetter} is asked when the call is sent; with one, a thread that answers another request is
 * refused. Data goes where the method wants it: to the
 * query for GET and HEAD, to the body for all others but OPTIONS, which carries none; always UTF-8.
 *
 * <p>A redirect within the origin of {@code base-url} is followed with a request that is signed anew, at most five times;
 * any other is handed back as the response.
 *
 * @since 1.0
 */
public interface OAuthRequest {

    /**
     * Adds a header.
     *
     * @param name any name but {@code Authorization}
     * @param value without control characters
     * @return this
     * @throws RequestRefusedException if the header is {@code Authorization} or holds control characters
     */
    OAuthRequest header(String name, String value);

    /**
     * Adds a query parameter, whatever the method.
     *
     * @param name the decoded name
     * @param value the decoded value
     * @return this
     */
    OAuthRequest query(String name, String value);

    /**
     * Sets the data: a {@code Map} or {@code Form} goes form-encoded, any other object as JSON, unless {@link #format} says
     * otherwise. Values of a map may be collections (the name is repeated) or {@code null} (left out).
     *
     * @param data the data, or {@code null} for none
     * @return this
     */
    OAuthRequest data(@Nullable Object data);

    /**
     * Says how {@link #data} is encoded.
     *
     * @param format {@code urlencode} (also {@code urlencoded}) or {@code json}
     * @return this
     * @throws RequestRefusedException if the format is unknown
     */
    OAuthRequest format(String format);

    /**
     * Sets form-encoded data.
     *
     * @param form the form
     * @return this
     */
    OAuthRequest form(Form form);

    /**
     * Sets a JSON body, written by JSON-B.
     *
     * @param entity any object, list or JSON value
     * @return this
     */
    OAuthRequest json(Object entity);

    /**
     * Sets a body as it is.
     *
     * @param contentType its media type
     * @param body its bytes
     * @return this
     */
    OAuthRequest body(String contentType, byte[] body);

    /**
     * Sets a text body as it is, in UTF-8.
     *
     * @param contentType its media type
     * @param body its text
     * @return this
     */
    OAuthRequest body(String contentType, String body);

    /**
     * Uses this token; no getter or store is asked.
     *
     * @param token the token
     * @return this
     */
    OAuthRequest token(Token token);

    /**
     * Uses the token of this name, of the same user.
     *
     * @param tokenKey the name, as in {@link OAuthRemote#withTokenKey}
     * @return this
     * @throws RequestRefusedException if the thread is answering another request than the one that this call was made in
     */
    OAuthRequest tokenKey(String tokenKey);

    /**
     * Reads the response as this media type, whatever its header says.
     *
     * @param mediaType the media type; default: the setting {@code content-type}
     * @return this
     */
    OAuthRequest contentType(String mediaType);

    /**
     * Calls with any method.
     *
     * @param method the HTTP method, in any case of letters
     * @return the response, whatever its status
     * @throws AuthorizationRequiredException if there is no token for this call
     * @throws RequestRefusedException if the request cannot be sent as it is
     * @throws TransportException if the provider cannot be reached
     */
    OAuthResponse method(String method);

    /**
     * Calls with GET.
     *
     * @return the response, whatever its status
     */
    default OAuthResponse get() {
        return method("GET");
    }

    /**
     * Calls with POST.
     *
     * @return the response, whatever its status
     */
    default OAuthResponse post() {
        return method("POST");
    }

    /**
     * Calls with PUT.
     *
     * @return the response, whatever its status
     */
    default OAuthResponse put() {
        return method("PUT");
    }

    /**
     * Calls with PATCH.
     *
     * @return the response, whatever its status
     */
    default OAuthResponse patch() {
        return method("PATCH");
    }

    /**
     * Calls with DELETE.
     *
     * @return the response, whatever its status
     */
    default OAuthResponse delete() {
        return method("DELETE");
    }

    /**
     * Calls with HEAD.
     *
     * @return the response, whatever its status
     */
    default OAuthResponse head() {
        return method("HEAD");
    }

    /**
     * Explains how the call would be signed, without sending anything; request filters are not asked.
     *
     * @param method the HTTP method, in any case of letters
     * @return normalized parameters, base string and header of OAuth 1.0a, secrets masked
     * @throws AuthorizationRequiredException if there is no token for this call
     * @throws RequestRefusedException if the request cannot be sent as it is, or the remote application speaks OAuth 2
     */
    SignatureExplanation explain(String method);

    /**
     * Explains the request as {@link #explain(String)} does, for POST if there is a form, JSON or any other body, else for
     * GET.
     *
     * @return normalized parameters, base string and header of OAuth 1.0a, secrets masked
     */
    SignatureExplanation explain();

    /**
     * Makes the call without waiting for it. The token is settled before {@link Async#method} returns, on the calling
     * thread.
     *
     * @return the same call, asynchronous
     */
    Async async();

    /**
     * A call that is not waited for.
     *
     * @since 1.0
     */
    interface Async {

        /**
         * Calls with any method. What {@link OAuthRequest#method} throws before anything is sent is thrown here too; what
         * happens later completes the stage exceptionally.
         *
         * @param method the HTTP method, in any case of letters
         * @return completes with the response, whatever its status, on a thread without request scope
         */
        CompletionStage<OAuthResponse> method(String method);

        /**
         * Calls with GET.
         *
         * @return completes with the response
         */
        default CompletionStage<OAuthResponse> get() {
            return method("GET");
        }

        /**
         * Calls with POST.
         *
         * @return completes with the response
         */
        default CompletionStage<OAuthResponse> post() {
            return method("POST");
        }

        /**
         * Calls with PUT.
         *
         * @return completes with the response
         */
        default CompletionStage<OAuthResponse> put() {
            return method("PUT");
        }

        /**
         * Calls with PATCH.
         *
         * @return completes with the response
         */
        default CompletionStage<OAuthResponse> patch() {
            return method("PATCH");
        }

        /**
         * Calls with DELETE.
         *
         * @return completes with the response
         */
        default CompletionStage<OAuthResponse> delete() {
            return method("DELETE");
        }

        /**
         * Calls with HEAD.
         *
         * @return completes with the response
         */
        default CompletionStage<OAuthResponse> head() {
            return method("HEAD");
        }
    }
}
