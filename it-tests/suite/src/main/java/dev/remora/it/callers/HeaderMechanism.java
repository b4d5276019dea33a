package dev.remora.it.callers;

import dev.remora.security.RemoteAppMechanism;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/** Believes the name in a header; who has none may sign in with a remote app. */
@ApplicationScoped
public class HeaderMechanism extends RemoteAppMechanism {

    @Override
    protected Optional<AuthenticationStatus> validateOther(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String name = request.getHeader("X-Caller");
        return name == null ? Optional.empty() : Optional.of(context.notifyContainerAboutLogin(name, Set.of("user")));
    }
}
