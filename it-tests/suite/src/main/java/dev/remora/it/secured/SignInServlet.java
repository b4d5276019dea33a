package dev.remora.it.secured;

import dev.remora.security.RemoteAppCredential;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Starts sign-ins by {@code SecurityContext.authenticate}, with the remote app that the request names. */
@WebServlet("/sign-in")
public class SignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String remoteApp = request.getParameter("app");
        AuthenticationParameters parameters =
                AuthenticationParameters.withParams().newAuthentication(request.getParameter("anew") != null);
        if (remoteApp != null) {
            parameters.credential(RemoteAppCredential.of(remoteApp));
        }
        AuthenticationStatus status = security.authenticate(request, response, parameters);
        if (status != AuthenticationStatus.SEND_CONTINUE) {
            response.setContentType("text/plain; charset=UTF-8");
            response.getWriter().print(status + " " + Who.calls(request.getUserPrincipal(), request::isUserInRole));
        }
    }
}
