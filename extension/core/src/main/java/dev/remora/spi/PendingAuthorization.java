package dev.remora.spi;

import dev.remora.StoredDataException;
import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.wire.FieldReader;
import dev.remora.internal.wire.FieldWriter;
import dev.remora.internal.wire.Hashes;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import dev.remora.spi.PendingAuthorizations.Reason;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a sign-in between sending a browser to a provider and its coming back. A store keeps its {@link #toBytes bytes},
 * and may look at what is in the open here; what the protocol remembers is {@link #content}, in a form of its own. Bytes hold
 * secrets. Two are equal if all that they hold is.
 *
 * @since 1.0
 */
public final class PendingAuthorization {

    private static final int FORM = 1;

    // numbers of fields are never used again for something else
    private static final int REMOTE_APP = 1;
    private static final int STATE_HASH = 2;
    private static final int EXPIRES_AT = 3;
    private static final int CALLBACK = 4;
    private static final int RETURN_TO = 5;
    private static final int CONTENT = 6;

    private final String remoteApp;
    private final byte[] stateHash;
    private final Instant expiresAt;
    private final @Nullable URI callback;
    private final String returnTo;
    private final byte[] content;

    private PendingAuthorization(
            String remoteApp,
            byte[] stateHash,
            Instant expiresAt,
            @Nullable URI callback,
            String returnTo,
            byte[] content) {
        this.remoteApp = Objects.requireNonNull(remoteApp, "remoteApp");
        this.stateHash = stateHash;
        this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
        this.callback = callback;
        this.returnTo = Objects.requireNonNull(returnTo, "returnTo");
        this.content = content.clone();
    }

    /**
     * One for any callback, without content.
     *
     * @param remoteApp the name of the remote application
     * @param state what the callback has to bring: {@code state} (RFC 6749 section 4.1.1) or the temporary {@code oauth_token}
     *     (RFC 5849 section 2.1); only its hash is kept
     * @param expiresAt when it is too late
     * @return the pending authorization
     */
    public static PendingAuthorization of(String remoteApp, String state, Instant expiresAt) {
        return new PendingAuthorization(remoteApp, Hashes.sha256(state), expiresAt, null, "", new byte[0]);
    }

    /**
     * Reads what {@link #toBytes} wrote, in this release or another.
     *
     * @param bytes the bytes
     * @return the pending authorization
     * @throws StoredDataException if the bytes are damaged, or of a form of a later release; nothing else is thrown
     */
    public static PendingAuthorization of(byte[] bytes) {
        try {
            FieldReader in = FieldReader.of(bytes, FORM);
            return new PendingAuthorization(
                    in.text(REMOTE_APP),
                    in.octets(STATE_HASH),
                    in.instant(EXPIRES_AT),
                    callback(in.textOrNull(CALLBACK)),
                    in.text(RETURN_TO),
                    in.octets(CONTENT));
        } catch (WireException e) {
            throw StoreMessages.pendingUnreadable(e);
        }
    }

    /**
     * Writes all that it holds, in a form that each later release reads.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        return new FieldWriter(FORM)
                .text(REMOTE_APP, remoteApp)
                .octets(STATE_HASH, stateHash)
                .instant(EXPIRES_AT, expiresAt)
                .text(CALLBACK, callback == null ? null : callback.toString())
                .text(RETURN_TO, returnTo)
                .octets(CONTENT, content)
                .toOctets();
    }

    /**
     * The hash under which {@link #stateHash} has a state.
     *
     * @param state what a callback brought
     * @return its SHA-256 in base64url, 43 characters
     */
    public static String hashOfState(String state) {
        return base64(Hashes.sha256(state));
    }

    /**
     * The remote application.
     *
     * @return its name
     */
    public String remoteApp() {
        return remoteApp;
    }

    /**
     * The hash of what the callback has to bring.
     *
     * @return SHA-256 in base64url, 43 characters
     */
    public String stateHash() {
        return base64(stateHash);
    }

    /**
     * The instant from which on it is too late.
     *
     * @return when it is too late
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * The callback exactly as it was sent to the provider, {@code oob} included.
     *
     * @return the callback, or {@code null} if any will do
     */
    public @Nullable URI callback() {
        return callback;
    }

    /**
     * The address to which the application wants to send the browser in the end.
     *
     * @return path and query within the application's own origin, may be empty
     */
    public String returnTo() {
        return returnTo;
    }

    /**
     * The part that only the protocol reads.
     *
     * @return a copy of its bytes; they hold secrets
     */
    public byte[] content() {
        return content.clone();
    }

    /**
     * The name of the authorization request: equal for two of the same remote application, state and callback, of which a
     * store keeps the later one, since an application's own state need not be new each time.
     *
     * @return 43 characters, from which nothing can be read
     */
    public String id() {
        return Hashes.name(stateHash(), remoteApp, callback == null ? "" : callback.toString());
    }

    /**
     * Compares states, in a time that does not tell how much of them is equal.
     *
     * @param state what a callback brought
     * @return whether it is the one that the callback has to bring
     */
    public boolean hasState(String state) {
        return MessageDigest.isEqual(stateHash, Hashes.sha256(state));
    }

    /**
     * Tells why a callback that brought the right state must not have this.
     *
     * @param remoteApp the remote application whose callback it is
     * @param callbackPath the path the callback came to, encoded or decoded, or {@code null} if it came otherwise
     * @param now the time of the callback
     * @return {@link Reason#OTHER_APP}, {@link Reason#OTHER_CALLBACK} or {@link Reason#EXPIRED}, or empty if it may have it
     */
    public Optional<Reason> rejection(String remoteApp, @Nullable String callbackPath, Instant now) {
        if (!this.remoteApp.equals(remoteApp)) {
            return Optional.of(Reason.OTHER_APP);
        }
        if (callbackPath != null && callback != null && !isPathOf(callback, callbackPath)) {
            return Optional.of(Reason.OTHER_CALLBACK);
        }
        return expiresAt.isAfter(now) ? Optional.empty() : Optional.of(Reason.EXPIRED);
    }

    /**
     * The same for one callback only.
     *
     * @param callback the callback exactly as it was sent to the provider
     * @return a new pending authorization
     */
    public PendingAuthorization withCallback(URI callback) {
        return new PendingAuthorization(remoteApp, stateHash, expiresAt, callback, returnTo, content);
    }

    /**
     * The same with another address to return to.
     *
     * @param returnTo path and query within the application's own origin
     * @return a new pending authorization
     */
    public PendingAuthorization withReturnTo(String returnTo) {
        return new PendingAuthorization(remoteApp, stateHash, expiresAt, callback, returnTo, content);
    }

    /**
     * The same with other content.
     *
     * @param content the bytes that only the protocol reads; copied
     * @return a new pending authorization
     */
    public PendingAuthorization withContent(byte[] content) {
        return new PendingAuthorization(remoteApp, stateHash, expiresAt, callback, returnTo, content);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PendingAuthorization that && Arrays.equals(toBytes(), that.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "PendingAuthorization[remoteApp=" + remoteApp + ", callback=" + callback + ", expiresAt=" + expiresAt
                + "]";
    }

    // some runtimes give the path of a request decoded, some as it was sent
    private static boolean isPathOf(URI callback, String path) {
        return path.equals(callback.getRawPath()) || path.equals(callback.getPath());
    }

    private static @Nullable URI callback(@Nullable String text) {
        try {
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new WireException(Problem.SYNTAX, "it has an address that is none");
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
