package dev.remora.spi;

import java.io.Serializable;
import java.util.Optional;

/**
 * Attributes that are bound to one browser: an HTTP session, or an encrypted cookie. Reading never creates a session. Creating
 * one ({@link #set} when there is none) and changing its id happen on the request's thread.
 *
 * @since 1.0
 */
public interface BrowserSession {

    /**
     * Identifies the session, for instance to lock on it.
     *
     * @return the id, or empty while there is no session
     */
    Optional<String> id();

    /**
     * Reads an attribute.
     *
     * @param name the name of the attribute
     * @return its value, or empty if it is not set or there is no session
     */
    Optional<Serializable> get(String name);

    /**
     * Sets an attribute, in a new session if there is none.
     *
     * @param name the name of the attribute
     * @param value its value
     * @throws IllegalStateException if the session has been invalidated, or there is none and the response is under way
     */
    void set(String name, Serializable value);

    /**
     * Removes an attribute; nothing happens without one.
     *
     * @param name the name of the attribute
     */
    void remove(String name);

    /** Gives the session a new id and keeps its attributes; nothing happens without a session. */
    void changeId();
}
