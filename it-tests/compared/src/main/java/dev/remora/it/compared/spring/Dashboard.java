package dev.remora.it.compared.spring;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page with Spring Security. */
// tag::page[]
@RestController
public class Dashboard {

    @GetMapping(path = "dashboard", produces = "text/plain")
    public String show(@AuthenticationPrincipal OAuth2User user) {
        return "Hello " + user.getAttribute("name");
    }
}
// end::page[]
