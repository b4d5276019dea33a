package dev.remora.internal.signin;

import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.oidc.OpenIdRequest;
import dev.remora.internal.wire.FieldReader;
import dev.remora.internal.wire.FieldWriter;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import dev.remora.spi.PendingAuthorization;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that was started, as its callback needs it. {@link PendingAuthorization} carries it through stores.
 *
 * @param state what the callback has to bring; empty where a callback brought none
 * @param secret the PKCE code verifier (RFC 7636 section 4.1) or the secret of the temporary credentials; may be empty
 * @param redirectUri the callback exactly as it was sent to the provider, {@code oob} included
 * @param tokenEndpoint where the token will be asked for
 * @param scope the requested scope, or {@code null}
 * @param openId what its ID token is compared with; {@code null} for plain OAuth
 * @param tokenKey the name under which to store the token, or {@code null}
 * @param returnTo where the application wants to send the browser in the end
 * @param startedBy who began the sign-in; {@code null} for a user whom the container did not know
 * @param linkTo the name of the caller to whom the identity is to be linked; {@code null} for a sign-in that links nothing
 * @param user tells who used the session then; {@code null} if nobody had left it before
 * @param afterGrant the mark of the grant before, in a browser that keeps its session itself; {@code null} without one
 * @param crossSite whether the browser said that a page of another site began it
 */
record StartedSignIn(
        String state,
        String secret,
        URI redirectUri,
        URI tokenEndpoint,
        @Nullable String scope,
        @Nullable OpenIdRequest openId,
        @Nullable String tokenKey,
        String returnTo,
        @Nullable TokenOwner startedBy,
        @Nullable String linkTo,
        @Nullable String user,
        @Nullable String afterGrant,
        boolean crossSite) {

    private static final int FORM = 1;

    // numbers of fields are never used again for something else
    private static final int SECRET = 1;
    private static final int TOKEN_ENDPOINT = 2;
    private static final int SCOPE = 3;
    private static final int TOKEN_KEY = 4;
    private static final int STARTED_BY = 5;
    private static final int ISSUER = 6;
    private static final int NONCE = 7;
    private static final int MAX_AGE = 8;
    private static final int ACRS = 9;
    private static final int LINK_TO = 10;
    private static final int USER = 11;
    private static final int CROSS_SITE = 12;
    private static final int AFTER_GRANT = 13;

    /** One that links nothing. */
    StartedSignIn(
            String state,
            String secret,
            URI redirectUri,
            URI tokenEndpoint,
            @Nullable String scope,
            @Nullable OpenIdRequest openId,
            @Nullable String tokenKey,
            String returnTo,
            @Nullable TokenOwner startedBy) {
        this(
                state,
                secret,
                redirectUri,
                tokenEndpoint,
                scope,
                openId,
                tokenKey,
                returnTo,
                startedBy,
                null,
                null,
                null,
                false);
    }

    /** Returns the same with another token endpoint. */
    StartedSignIn at(URI other) {
        return new StartedSignIn(
                state,
                secret,
                redirectUri,
                other,
                scope,
                openId,
                tokenKey,
                returnTo,
                startedBy,
                linkTo,
                user,
                afterGrant,
                crossSite);
    }

    /** The state is not among the bytes: the callback brings it. */
    PendingAuthorization pending(String remoteApp, Instant expiresAt) {
        FieldWriter out = new FieldWriter(FORM)
                .text(SECRET, secret)
                .text(TOKEN_ENDPOINT, tokenEndpoint.toString())
                .text(SCOPE, scope)
                .text(TOKEN_KEY, tokenKey)
                .text(STARTED_BY, startedBy == null ? null : startedBy.kind() + " " + startedBy.id())
                .text(LINK_TO, linkTo)
                .text(USER, user)
                .text(AFTER_GRANT, afterGrant)
                .text(CROSS_SITE, crossSite ? "" : null);
        if (openId != null) {
            Duration maxAge = openId.maxAge();
            out.text(ISSUER, openId.issuer())
                    .text(NONCE, openId.nonce())
                    .text(MAX_AGE, maxAge == null ? null : maxAge.toString())
                    .text(ACRS, openId.acrs().isEmpty() ? null : String.join(" ", openId.acrs()));
        }
        return PendingAuthorization.of(remoteApp, state, expiresAt)
                .withCallback(redirectUri)
                .withReturnTo(returnTo)
                .withContent(out.toOctets());
    }

    /** @throws dev.remora.StoredDataException if the content is damaged, or of a form of a later release */
    static StartedSignIn of(PendingAuthorization pending, String state) {
        try {
            FieldReader in = FieldReader.of(pending.content(), FORM);
            return new StartedSignIn(
                    state,
                    in.text(SECRET),
                    present(pending.callback()),
                    endpoint(in.text(TOKEN_ENDPOINT)),
                    in.textOrNull(SCOPE),
                    openId(in),
                    in.textOrNull(TOKEN_KEY),
                    pending.returnTo(),
                    owner(in.textOrNull(STARTED_BY)),
                    in.textOrNull(LINK_TO),
                    in.textOrNull(USER),
                    in.textOrNull(AFTER_GRANT),
                    in.textOrNull(CROSS_SITE) != null);
        } catch (WireException e) {
            throw StoreMessages.pendingUnreadable(e);
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "StartedSignIn[redirectUri=" + redirectUri + "]";
    }

    private static @Nullable OpenIdRequest openId(FieldReader in) {
        String issuer = in.textOrNull(ISSUER);
        if (issuer == null) {
            return null;
        }
        String maxAge = in.textOrNull(MAX_AGE);
        String acrs = in.textOrNull(ACRS);
        return new OpenIdRequest(
                issuer,
                in.textOrNull(NONCE),
                maxAge == null ? null : duration(maxAge),
                acrs == null ? Set.of() : Set.of(acrs.split(" ")));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new WireException(Problem.SYNTAX, "it has a duration that is none");
        }
    }

    private static URI present(@Nullable URI callback) {
        if (callback == null) {
            throw new WireException(Problem.SYNTAX, "its callback is missing");
        }
        return callback;
    }

    private static URI endpoint(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new WireException(Problem.SYNTAX, "it has an address that is none");
        }
    }

    private static @Nullable TokenOwner owner(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind + " ")) {
                return TokenOwner.of(kind, text.substring(kind.name().length() + 1));
            }
        }
        throw new WireException(Problem.SYNTAX, "this release of Remora knows no such kind of owner");
    }
}
