package dev.remora.security;

import dev.remora.OAuth;
import dev.remora.OAuthException;
import dev.remora.RemotePrincipal;
import dev.remora.jaxrs.ServletSignIn;
import dev.remora.security.MechanismRequest.Servlets;
import dev.remora.spi.SignInState;
import dev.remora.spi.WebSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in with remote applications, and gives the container the one who signed in last as its caller, with the roles as groups. It
 * serves the ready-made endpoints below the context path of the web application, so that servlets alone can use it.
 *
 * <p>Jakarta Security 3.0 has one mechanism an application: this one is a bean where the application brings none. An application with
 * another way of signing in extends this class, gives its class a scope, and overrides {@link #validateOther}.
 *
 * @since 1.0
 */
// MechanismExtension makes it a bean. Found as one, it would be counted on Open Liberty, which counts vetoed mechanisms
// too; and without its
// scope here Payara and GlassFish see no other bean of this module from it.
@Vetoed
@ApplicationScoped
public class RemoteAppMechanism implements HttpAuthenticationMechanism {

    private static final RemoteAppCredential ANY = RemoteAppCredential.of();

    @Inject
    @Servlets
    MechanismRequest current;

    @Inject
    Instance<OAuth> oauth;

    @Inject
    WebSignIn signIn;

    /** Made by the container. */
    public RemoteAppMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        current.begin(request);
        signIn.requireSignIn();
        ServletSignIn answers = new ServletSignIn(current, oauth::get, signIn);
        try {
            Optional<Response> endpoint = context.isAuthenticationRequest() ? Optional.empty() : answers.endpoint();
            if (endpoint.isPresent()) {
                return send(endpoint.get(), response);
            }
            Optional<AuthenticationStatus> other =
                    wantsRemoteApp(context) ? Optional.empty() : validateOther(request, response, context);
            if (other.isPresent()) {
                current.decide(null);
                return other.get();
            }
            return context.isAuthenticationRequest()
                    ? authenticate(answers, response, context)
                    : validate(answers, response, context);
        } catch (OAuthException e) {
            return send(answers.failed(e), response);
        }
    }

    /**
     * Asks another way of signing in, for a subclass that has one. It is asked before the sign-ins of the session, and not about the
     * ready-made endpoints.
     *
     * @param request the request
     * @param response the answer
     * @param context the container
     * @return what the other way says, such as {@link HttpMessageContext#notifyContainerAboutLogin}; empty, as it is here, for requests
     *     that it knows nothing of
     * @throws AuthenticationException if it fails
     */
    protected Optional<AuthenticationStatus> validateOther(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return Optional.empty();
    }

    /** The user signs out: of the container, and of the sign-ins of the session. */
    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        current.begin(request);
        try {
            signIn.forget();
        } finally {
            current.decide(null);
            context.cleanClientSubject();
        }
    }

    private AuthenticationStatus validate(
            ServletSignIn answers, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        RemotePrincipal caller = caller();
        if (caller != null) {
            return login(caller, context);
        }
        return context.isProtected() ? send(answers.required(), response) : context.doNothing();
    }

    /** The application asks for a sign-in by itself. */
    private AuthenticationStatus authenticate(
            ServletSignIn answers, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        AuthenticationParameters parameters = context.getAuthParameters();
        RemoteAppCredential wanted = wanted(parameters == null ? null : parameters.getCredential());
        if (wanted == null) {
            return context.doNothing();
        }
        boolean anew = parameters != null && parameters.isNewAuthentication();
        RemotePrincipal caller = anew ? null : caller();
        return caller != null && signIn.state(wanted.remoteApps(), wanted.freshWithin()) == SignInState.SIGNED_IN
                ? login(caller, context)
                : send(answers.start(wanted.remoteApps(), wanted.returnTo(), wanted.freshWithin()), response);
    }

    private static boolean wantsRemoteApp(HttpMessageContext context) {
        AuthenticationParameters parameters = context.getAuthParameters();
        return context.isAuthenticationRequest()
                && parameters != null
                && parameters.getCredential() instanceof RemoteAppCredential;
    }

    /** {@code null} for the credential of another mechanism. */
    private static @Nullable RemoteAppCredential wanted(@Nullable Credential credential) {
        return credential == null ? ANY : credential instanceof RemoteAppCredential wanted ? wanted : null;
    }

    private @Nullable RemotePrincipal caller() {
        RemotePrincipal caller = signIn.caller().orElse(null);
        current.decide(caller);
        return caller;
    }

    private static AuthenticationStatus login(RemotePrincipal caller, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(caller, caller.roles());
    }

    /** Whatever it says: a mechanism's failure would have containers write answers of their own. */
    private static AuthenticationStatus send(Response answer, HttpServletResponse response)
            throws AuthenticationException {
        try {
            ServletAnswer.send(answer, response);
            return AuthenticationStatus.SEND_CONTINUE;
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
    }
}
