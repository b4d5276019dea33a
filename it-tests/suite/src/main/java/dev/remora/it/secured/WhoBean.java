package dev.remora.it.secured;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;

/** Who calls, for a bean. */
@ApplicationScoped
public class WhoBean {

    @Inject
    SecurityContext security;

    String calls() {
        return Who.calls(security.getCallerPrincipal(), security::isCallerInRole);
    }
}
