package dev.remora;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * The response of a remote application. The body is in memory; it is decoded when asked for, so status, headers and bytes
 * are there even when the body is not what its header claims. Safe for use by many threads.
 *
 * @since 1.0
 */
public interface OAuthResponse {

    /**
     * The HTTP status.
     *
     * @return 100 to 599
     */
    int status();

    /**
     * Whether the status is 2xx.
     *
     * @return true for 200 to 299
     */
    default boolean successful() {
        return status() / 100 == 2;
    }

    /**
     * The headers as they were received; names in any case of letters.
     *
     * @return the headers
     */
    MultivaluedMap<String, String> headers();

    /**
     * The media type that the body is read as: the forced one, else that of the header, else what the profile allows.
     *
     * @return the media type, or empty if there is none
     */
    Optional<MediaType> mediaType();

    /**
     * How long the provider wants to be left alone, of a response with status 400 or more: its {@code Retry-After} (RFC 9110
     * section 10.2.3), or, where it has none, the header that the setting {@code retry-header} names, if the response is one
     * that {@code retry-status} and {@code retry-remaining} are about. A time counts from the provider's own
     * {@code Date}.
     *
     * @return the pause; empty if the response says nothing about it
     */
    Optional<Duration> retryAfter();

    /**
     * The body decoded by its media type: JSON as a {@code jakarta.json.JsonValue}, XML as a {@link Document}, form data as
     * a {@code Map<String, String>}, all else as text. An empty body is an empty text.
     *
     * @return the decoded body
     * @throws ResponseInvalidException if the body is not what its media type says
     */
    Object data();

    /**
     * The body as a JSON object.
     *
     * @return the object
     * @throws UnexpectedStatusException if the status is not 2xx
     * @throws ResponseInvalidException if the body is not a JSON object
     */
    JsonObject object();

    /**
     * The body as a JSON array.
     *
     * @return the array
     * @throws UnexpectedStatusException if the status is not 2xx
     * @throws ResponseInvalidException if the body is not a JSON array
     */
    JsonArray array();

    /**
     * The body as XML; document type declarations and external entities are refused.
     *
     * @return the document
     * @throws ResponseInvalidException if the body is not well-formed or has a document type declaration
     */
    Document xml();

    /**
     * The body as form data; the first of repeated names wins.
     *
     * @return decoded names and values in their order, unmodifiable
     * @throws ResponseInvalidException if the body is not form data
     */
    Map<String, String> form();

    /**
     * The body as text, in the charset of its media type, else UTF-8.
     *
     * @return the text, maybe empty
     */
    String text();

    /**
     * The body as it was received.
     *
     * @return a copy of the bytes, maybe none
     */
    byte[] bytes();

    /**
     * The body read by the JAX-RS client's message body readers (JSON-B, JAXB, the application's own).
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the object
     * @throws UnexpectedStatusException if the status is not 2xx
     * @throws ResponseInvalidException if the body cannot be read as that
     */
    <T> T as(Class<T> type);

    /**
     * Reads the body as {@link #as(Class)} does, for generic types.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the object
     * @throws UnexpectedStatusException if the status is not 2xx
     * @throws ResponseInvalidException if the body cannot be read as that
     */
    <T> T as(GenericType<T> type);
}
