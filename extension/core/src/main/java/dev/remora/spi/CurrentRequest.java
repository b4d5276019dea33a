package dev.remora.spi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The HTTP request that the application is answering: a request-scoped bean, implemented by {@code remora-jaxrs}. Its
 * methods work on the request's own thread. Of several beans, in the order of their {@code @Priority}, the first that is
 * {@link #active} counts: one for servlets may stand beside the one for JAX-RS. Two of
 * the same priority are a deployment problem; a bean without it, such as the one for JAX-RS, has 5000.
 *
 * @since 1.0
 */
public interface CurrentRequest {

    /**
     * Whether there is such a request: a request scope may be active without one. All other methods throw
     * {@link IllegalStateException} if not.
     *
     * @return true while a JAX-RS request is being answered
     */
    boolean active();

    /**
     * The HTTP method.
     *
     * @return in upper case
     */
    String method();

    /**
     * The request URI as the application's server sees it.
     *
     * @return absolute, with its query
     */
    URI uri();

    /**
     * The base URI of the JAX-RS application as its server sees it.
     *
     * @return absolute, with a final slash
     */
    URI baseUri();

    /**
     * The path that {@code remora.external-base-uri} stands for and that {@code remora.endpoints-path} is relative to.
     *
     * @return that of {@link #baseUri} unless implemented, or the context path of a web application whose sign-ins a mechanism of
     *     Jakarta Security serves; with a slash at both ends
     */
    default String applicationPath() {
        return baseUri().getRawPath();
    }

    /**
     * The query parameters.
     *
     * @return decoded names and values, all values of a repeated name
     */
    Map<String, List<String>> query();

    /**
     * The form parameters of a POST with a form body; the application can still read that body.
     *
     * @return decoded names and values, all values of a repeated name; empty if there is no form
     */
    Map<String, List<String>> form();

    /**
     * The name of the caller principal that the container authenticated.
     *
     * @return the name, or empty if the container does not know the user
     */
    Optional<String> callerName();

    /**
     * The name of the caller principal when the application began to answer: a login or logout of its own in this very request
     * does not change it.
     *
     * @return the name, or empty if the request came from a user whom the container did not know; {@link #callerName} unless
     *     implemented
     */
    default Optional<String> callerNameOnArrival() {
        return callerName();
    }

    /**
     * Says whether this very request has ended.
     *
     * @return a plain object for any thread, bound to this request whatever its thread does next; the default never says so
     */
    default BooleanSupplier ended() {
        return () -> false;
    }

    /**
     * Tells this request from others: what was made in one and is not finished yet, such as a sign-out, is not for another.
     *
     * @return a plain object that equals what this method returns in the same request, and in no other; the same for all
     *     requests unless implemented
     */
    default Object key() {
        return CurrentRequest.class;
    }

    /**
     * The session of the browser that sent this request.
     *
     * @return a plain object, usable on other threads while the request is being answered, and bound to this very request: after
     *     it the methods throw {@link IllegalStateException}
     */
    BrowserSession session();

    /**
     * The id of the session that the browser asked for, whether or not there is one. It names a callback that comes once more
     * after the session has got another id; nothing of a session is read by it.
     *
     * @return the id as the browser sent it; empty if it sent none, and unless implemented
     */
    default Optional<String> requestedSessionId() {
        return Optional.empty();
    }

    /**
     * Whether the browser says that a page of another origin made this request ({@code Sec-Fetch-Site}, Fetch Metadata Request
     * Headers): of another site, and it then holds back cookies of {@code SameSite=Lax}, unless a user follows a link; or of a
     * neighbour in the same domain.
     *
     * @return false if it does not say so; always unless implemented
     * @since 1.0
     */
    default boolean crossSite() {
        return false;
    }

    /**
     * Answers this POST with a page of this very address that posts the same form to it once more, whatever the application
     * answers. Browsers hold back a cookie of {@code SameSite=Lax} where another site's page posts, and send it where a page of
     * its own site does (draft-ietf-httpbis-rfc6265bis section 5.2).
     *
     * @return false if that is of no use, and the application's answer stands: the form was posted again before, it is empty
     *     or larger than a page should hold, or the browser says that the request is of this site or is not for a page; always
     *     unless implemented
     */
    default boolean postAgain() {
        return false;
    }

    /**
     * Whether the server has sessions. If not, or if the application says {@code remora.session-store=cookie}, Remora keeps in
     * {@link #cookies} what it would keep in {@link #session}.
     *
     * @return false if {@link #session} can never be written
     */
    default boolean hasSessions() {
        return true;
    }

    /**
     * The cookies of the browser that sent this request.
     *
     * @return the same plain object each time; empty if it is not known how to set cookies
     */
    default Optional<BrowserCookies> cookies() {
        return Optional.empty();
    }
}
