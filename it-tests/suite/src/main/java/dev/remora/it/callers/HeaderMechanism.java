package dev.remora.it.callers;

import dev.remora.security.RemoteAppMechanism;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Believes the name in a header; who has none may sign in with a remote app. */
@ApplicationScoped
@Specializes
public class HeaderMechanism extends RemoteAppMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String name = request.getHeader("X-Caller");
        return name == null
                ? super.validateRequest(request, response, context)
                : context.notifyContainerAboutLogin(name, Set.of("user"));
    }
}
