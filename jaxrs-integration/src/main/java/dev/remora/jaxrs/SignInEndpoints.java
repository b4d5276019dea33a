package dev.remora.jaxrs;

import dev.remora.AuthorizationRequest;
import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.SignInHandler;
import dev.remora.StoreException;
import dev.remora.jaxrs.Endpoint.Action;
import dev.remora.spi.SignInState;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers a request to one of the ready-made endpoints. */
final class SignInEndpoints {

    static final String RETURN_TO = "returnTo";
    static final String MAX_AGE = "max_age";
    /** The parameter of a posted login that says {@code true} to link the account to the caller. */
    static final String LINK = "link";

    private static final Logger LOG = System.getLogger(SignInEndpoints.class.getPackageName());

    private final SignInRequest request;
    private final SignInPages pages;

    SignInEndpoints(SignInRequest request) {
        this.request = request;
        this.pages = new SignInPages(request);
    }

    Response answer(Endpoint endpoint) {
        Action action = endpoint.action();
        try {
            OAuthRemote remote = action == Action.BUTTONS ? null : request.remote(endpoint.remoteApp());
            if (!action.methods().contains(request.method())) {
                return otherMethod(action);
            }
            return remote == null ? pages.buttons() : answer(action, remote);
        } catch (OAuthException e) {
            return failed(endpoint.remoteApp(), e);
        }
    }

    /** Sends the browser to the provider, wherever it is to come back to. */
    Response login(String remoteApp, @Nullable String returnTo, @Nullable Duration maxAge) {
        try {
            request.signIn().check(remoteApp);
            return login(request.remote(remoteApp), returnTo, maxAge).redirect();
        } catch (OAuthException e) {
            return failed(remoteApp, e);
        }
    }

    private AuthorizationRequest login(OAuthRemote remote, @Nullable String returnTo, @Nullable Duration maxAge) {
        AuthorizationRequest login = remote.authorization()
                .callback(request.oauth().callbackUri(remote.name()).toString())
                .returnTo(returnTo);
        return maxAge == null ? login : login.maxAge(maxAge);
    }

    /** A page of another site can send the browser to a login, but not post what links an account. */
    private Response login(OAuthRemote remote) {
        Duration maxAge = seconds(parameter(MAX_AGE));
        if (request.method().equals("GET") && CrossSiteRule.asksUser(request, remote.name())) {
            return new SignInChallenge(request).button(remote.name(), parameter(RETURN_TO), maxAge);
        }
        AuthorizationRequest login = login(remote, parameter(RETURN_TO), maxAge);
        boolean links = request.method().equals("POST") && "true".equals(parameter(LINK));
        return links ? link(login) : login.redirect();
    }

    /** Whoever links an account signs in as this caller from then on: a session that was left open is not enough for that. */
    private Response link(AuthorizationRequest login) {
        Duration freshWithin = request.signIn().linkFreshWithin().orElse(null);
        SignInState state =
                freshWithin == null ? SignInState.SIGNED_IN : request.signIn().state(Set.of(), freshWithin);
        return switch (state) {
            case PROOF_REQUIRED -> new SignInChallenge(request).start(Set.of(), parameter(RETURN_TO), freshWithin);
            case PROOF_IMPOSSIBLE -> new SignInChallenge(request).answer(state, Set.of(), freshWithin);
            default -> login.link().redirect(); // nobody is signed in: that is said there
        };
    }

    private Response answer(Action action, OAuthRemote remote) {
        request.signIn().check(remote.name());
        boolean changes = action == Action.LOGIN || action == Action.LOGOUT;
        if (changes && request.method().equals("POST") && !CrossSiteRule.isOwn(request)) {
            LOG.log(Level.WARNING, JaxrsMessages.crossSite(remote.name()));
            return pages.failure(Status.FORBIDDEN, "crossSite", remote.name(), "cross_site", null);
        }
        return switch (action) {
            case LOGIN -> login(remote);
            case CALLBACK -> callback(remote);
            case LOGOUT -> remote.signOut().returnTo(parameter(RETURN_TO)).redirect();
            default -> remote.receiveLogout();
        };
    }

    private Response callback(OAuthRemote remote) {
        String name = remote.name();
        Optional<SignInHandler> handler = request.signIn().handler(name);
        AuthorizationResult result;
        try {
            result = remote.authorizedResponse();
        } catch (OAuthException e) {
            // that one is answered with a page that posts the callback again
            return e.code() == ErrorCode.CALLBACK_POSTED_AGAIN
                    ? failed(name, e)
                    : handler.flatMap(own -> own.rejected(name, e)).orElseGet(() -> failed(name, e));
        }
        return result.fold(
                granted -> handler.flatMap(own -> own.granted(name, granted))
                        .orElseGet(() -> goOn(name, granted.returnTo())),
                denied -> handler.flatMap(own -> own.denied(name, denied)).orElseGet(() -> denied(name, denied)));
    }

    /** Back to one of the endpoints would be round in circles, or on to a provider that another site chose. */
    private Response goOn(String remoteApp, String returnTo) {
        String ours = request.endpointsPath(remoteApp);
        return seeOther(Endpoint.plain(returnTo).startsWith(ours) ? ours.substring(0, ours.length() - 1) : returnTo);
    }

    private Response denied(String remoteApp, Denied denied) {
        String text = denied.byUser() ? "denied" : "refused";
        String code = denied.byUser() ? "access_denied" : denied.error();
        return pages.failure(Status.FORBIDDEN, text, remoteApp, isOfProtocol(code) ? code : null, denied.returnTo());
    }

    /** RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6; any other is a word of the provider's own. */
    private static boolean isOfProtocol(String code) {
        return switch (code) {
            case "access_denied",
                    "account_selection_required",
                    "consent_required",
                    "interaction_required",
                    "invalid_request",
                    "invalid_scope",
                    "login_required",
                    "server_error",
                    "temporarily_unavailable",
                    "unauthorized_client",
                    "unsupported_response_type" -> true;
            default -> false;
        };
    }

    /** @param remoteApp empty where it cannot be found out who has signed in */
    Response failed(String remoteApp, OAuthException failure) {
        if (failure instanceof CallbackRejectedException rejected) {
            CompletedSignIn completed = rejected.completed().orElse(null);
            return completed != null && completed.succeeded()
                    ? goOn(remoteApp, completed.returnTo())
                    : pages.rejected(remoteApp, rejected.code(), completed);
        }
        if (failure.code() == ErrorCode.REMOTE_APP_UNKNOWN) {
            return pages.failure(Status.NOT_FOUND, "unknown", "", failure.code().toString(), null);
        }
        if (failure.code() == ErrorCode.CALLER_MISSING) {
            return pages.failure(
                    Status.FORBIDDEN, "callerMissing", remoteApp, failure.code().toString(), null);
        }
        if (remoteApp.isEmpty()) {
            return callerUnknown(failure);
        }
        Status status = OAuthExceptionMapper.status(failure);
        boolean broken = status == Status.INTERNAL_SERVER_ERROR;
        LOG.log(broken ? Level.ERROR : Level.WARNING, JaxrsMessages.endpointFailed(remoteApp, failure), failure);
        return pages.failure(
                status, text(status, failure), remoteApp, failure.code().toString(), "");
    }

    private static String text(Status status, OAuthException failure) {
        return switch (status) {
            case INTERNAL_SERVER_ERROR -> "broken";
            case CONFLICT -> "meanwhile";
            default -> failure instanceof StoreException ? "broken" : "unavailable"; // a store is this site's too
        };
    }

    private Response callerUnknown(OAuthException failure) {
        LOG.log(Level.ERROR, JaxrsMessages.callerUnknown(failure), failure);
        String code = failure.code().toString();
        return pages.failure(OAuthExceptionMapper.status(failure), "broken", "", code, null);
    }

    private Response otherMethod(Action action) {
        String allow = String.join(", ", action.methods()) + ", OPTIONS";
        Response answer = request.method().equals("OPTIONS")
                ? Response.noContent().build()
                : pages.failure(Status.METHOD_NOT_ALLOWED, "method", "", "method_not_allowed", null);
        return Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    private @Nullable String parameter(String name) {
        String inForm = request.method().equals("POST") ? request.form(name) : null;
        return inForm == null ? request.query(name) : inForm;
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    static Response seeOther(String path) {
        return Response.status(Status.SEE_OTHER)
                // unchanged: location(..) would take it for relative to the application
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
