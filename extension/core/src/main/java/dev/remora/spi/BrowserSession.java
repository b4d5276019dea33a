package dev.remora.spi;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/**
 * Attributes that are bound to one browser: an HTTP session, an encrypted cookie, or what a store keeps for a handle. Reading never
 * creates a session. Creating one ({@link #set} when there is none) and changing its id happen on the request's thread.
 *
 * @since 1.0
 */
public interface BrowserSession {

    /**
     * Identifies the session, for instance to lock on it. Where {@link #keptByBrowser}, that is good for this request only.
     *
     * @return the id, or empty while there is no session
     */
    Optional<String> id();

    /**
     * The id of the session that the browser asked for, whether or not there is one, where {@link CurrentRequest#requestedSessionId}
     * does not tell it.
     *
     * @return the id; empty if the browser sent none, and unless implemented
     */
    default Optional<String> requestedId() {
        return Optional.empty();
    }

    /**
     * Reads an attribute.
     *
     * @param name the name of the attribute
     * @return its value, or empty if it is not set or there is no session
     */
    Optional<Serializable> get(String name);

    /**
     * The names of the attributes; asked for by {@link dev.remora.OAuthRemote#tokens}.
     *
     * @return the names, or none if there is no session; this default knows none, with which tokens that have a name are not
     *     listed
     */
    default Set<String> names() {
        return Set.of();
    }

    /**
     * Sets an attribute, in a new session if there is none.
     *
     * @param name the name of the attribute
     * @param value its value
     * @throws IllegalStateException if the session has been invalidated, or there is none and the response is under way
     * @throws dev.remora.RequestRefusedException if the browser keeps the attributes and has no room for this one, or if a user
     *     has signed in by another request ({@link dev.remora.ErrorCode#SIGNED_IN_MEANWHILE}, see {@link #changeId})
     */
    void set(String name, Serializable value);

    /**
     * Removes an attribute; nothing happens without one.
     *
     * @param name the name of the attribute
     */
    void remove(String name);

    /**
     * Gives the session a new id and keeps its attributes; nothing happens without a session, nor where the browser keeps the
     * attributes, since then no id leads to them. Somebody signs in: other requests that came with the former id and are not yet
     * answered find no session from then on, since anybody may have sent them; calls that they began before end as they began
     * ({@link #duringCall}).
     */
    void changeId();

    /**
     * These attributes for a call that is started now and may end after the request: what is read and set is that of the
     * session that is there now, whatever becomes of the request. It creates no session and changes no id.
     *
     * @return a plain object for any thread; the default is this session
     */
    default BrowserSession duringCall() {
        return this;
    }

    /**
     * Whether what is set now is kept. It is not where the browser keeps it and the headers of the response were sent.
     *
     * @return true unless it is known that it would be lost
     */
    default boolean writable() {
        return true;
    }

    /**
     * Whether the browser itself keeps the attributes, as encrypted cookies. Then whoever has copied them before
     * {@link #changeId} has them after it too; each holds a text or octets ({@code byte[]}), about 2,800 bytes at most; and of two
     * requests at the same time neither sees what the other one sets.
     *
     * @return false for a session that the server keeps
     */
    default boolean keptByBrowser() {
        return false;
    }
}
