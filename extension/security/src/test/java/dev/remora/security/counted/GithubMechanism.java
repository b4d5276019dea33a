package dev.remora.security.counted;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/** Signs in with GitHub by Jakarta Security alone, whose own mechanism speaks OpenID Connect only, which GitHub does not. */
// tag::mechanism[]
@ApplicationScoped
public class GithubMechanism implements HttpAuthenticationMechanism {

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    Config config;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (request.getSession().getAttribute("name") instanceof String name) {
            return context.notifyContainerAboutLogin(name, Set.of("user"));
        }
        if (request.getServletPath().equals("/callback")) {
            return signedIn(request, context);
        }
        return context.isProtected() ? redirect(request, context) : context.doNothing();
    }

    private AuthenticationStatus redirect(HttpServletRequest request, HttpMessageContext context) {
        String state = UUID.randomUUID().toString();
        request.getSession().setAttribute("state", state);
        return context.redirect("https://github.com/login/oauth/authorize?client_id=" + setting("client-id") + "&state="
                + state + "&redirect_uri=" + encoded(callback(request)));
    }

    private AuthenticationStatus signedIn(HttpServletRequest request, HttpMessageContext context)
            throws AuthenticationException {
        Object state = request.getSession().getAttribute("state");
        request.getSession().removeAttribute("state");
        if (state == null || !state.equals(request.getParameter("state")) || request.getParameter("code") == null) {
            return context.responseUnauthorized();
        }
        String form = "client_id=" + setting("client-id") + "&client_secret=" + setting("client-secret") + "&code="
                + encoded(request.getParameter("code")) + "&redirect_uri=" + encoded(callback(request));
        JsonObject token = json(HttpRequest.newBuilder(URI.create("https://github.com/login/oauth/access_token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        JsonObject user = json(HttpRequest.newBuilder(URI.create("https://api.github.com/user"))
                .header("Authorization", "Bearer " + token.getString("access_token")));
        request.changeSessionId();
        request.getSession().setAttribute("name", user.getString("login"));
        return context.redirect(request.getContextPath() + "/dashboard");
    }

    private JsonObject json(HttpRequest.Builder request) throws AuthenticationException {
        try (InputStream body = http.send(
                                request.header("Accept", "application/json").build(), BodyHandlers.ofInputStream())
                        .body();
                JsonReader reader = Json.createReader(body)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new AuthenticationException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationException(e);
        }
    }

    private String setting(String name) {
        return config.getValue("github." + name, String.class);
    }

    private static String callback(HttpServletRequest request) {
        return request.getRequestURL().toString().replaceFirst("(?<=[^:/])/.*", request.getContextPath() + "/callback");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
// end::mechanism[]
