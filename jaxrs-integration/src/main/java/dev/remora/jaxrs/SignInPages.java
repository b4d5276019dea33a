package dev.remora.jaxrs;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.ErrorCode;
import dev.remora.spi.SignInButton;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages of the ready-made endpoints, and the same as JSON; in the language of the reader, with nothing a provider said. */
final class SignInPages {

    /** The remote apps that the page of buttons offers; several times, none for all. */
    static final String REMOTE_APP = "app";

    private static final String PROBLEM = "application/problem+json";

    private final SignInRequest request;
    private final PageTexts texts;

    SignInPages(SignInRequest request) {
        this.request = request;
        this.texts = PageTexts.forReader(request.header(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The remote apps to sign in with. */
    Response buttons() {
        List<String> remoteApps = offered();
        return request.acceptsJson() && !request.acceptsPage()
                ? json(Status.OK, MediaType.APPLICATION_JSON, list(remoteApps)).build()
                : page(Status.OK, texts.of("signIn"), colours(remoteApps), buttons(remoteApps))
                        .build();
    }

    /** A callback that counts for nothing. */
    Response rejected(String remoteApp, ErrorCode code, @Nullable CompletedSignIn completed) {
        boolean running = completed != null && completed.outcome() == Outcome.RUNNING;
        String text = switch (code) {
            case SESSION_MISSING -> "sessionMissing";
            case ACCOUNT_LINKED_ELSEWHERE -> "linkedElsewhere";
            default -> running ? "running" : "rejected";
        };
        // starting again helps nobody whose browser keeps the session's cookie for another host, or keeps none
        return failure(Status.BAD_REQUEST, text, remoteApp, code.toString(), text.equals("rejected") ? "" : null);
    }

    /**
     * The page of a failure.
     *
     * @param code for those who look for the reason, or {@code null}
     * @param returnTo where a sign-in that is started again goes in the end, empty for the application; {@code null} where
     *     starting again does not help
     */
    Response failure(Status status, String text, String remoteApp, @Nullable String code, @Nullable String returnTo) {
        String sentence = text(text, remoteApp);
        if (request.acceptsJson() && !request.acceptsPage()) {
            return problem(status, sentence, code);
        }
        String body = "<p role=\"alert\">" + Html.escaped(sentence) + "</p>\n"
                + (returnTo == null ? "" : form(remoteApp, texts.of("again"), returnTo))
                + (code == null ? "" : "<p class=\"code\">" + Html.escaped(texts.of("code", code)) + "</p>\n");
        return page(status, texts.of(title(text)), "", body).build();
    }

    private static String title(String text) {
        return switch (text) {
            case "linkedElsewhere", "callerMissing" -> "notLinked";
            case "forbidden" -> "notAllowed";
            default -> "failed";
        };
    }

    /** RFC 9457. */
    Response problem(Status status, String sentence, @Nullable String code) {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.getReasonPhrase())
                .add("status", status.getStatusCode())
                .add("detail", sentence);
        return json(status, PROBLEM, code == null ? problem : problem.add("code", code))
                .build();
    }

    /** A sentence about a remote app, by the name that users know. */
    String text(String key, String remoteApp) {
        return texts.of(key, remoteApp.isEmpty() ? "" : button(remoteApp).displayName());
    }

    private List<String> offered() {
        List<String> wanted = request.current().query().getOrDefault(REMOTE_APP, List.of());
        return wanted.isEmpty()
                ? request.signIn().remoteApps()
                : request.oauth().names().stream()
                        .filter(wanted::contains)
                        .sorted()
                        .toList();
    }

    private JsonObjectBuilder list(List<String> remoteApps) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        remoteApps.forEach(name -> list.add(Json.createObjectBuilder()
                .add("name", name)
                .add("displayName", button(name).displayName())
                .add("login", login(name))));
        return Json.createObjectBuilder().add("remoteApps", list);
    }

    private String buttons(List<String> remoteApps) {
        String returnTo = request.query(SignInEndpoints.RETURN_TO);
        return remoteApps.isEmpty()
                ? "<p>" + Html.escaped(texts.of("none")) + "</p>\n"
                : remoteApps.stream()
                        .map(name -> "<li id=\"" + id(name, remoteApps) + "\">"
                                + form(name, text("with", name), returnTo == null ? "" : returnTo) + "</li>\n")
                        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }

    private SignInButton button(String remoteApp) {
        return request.signIn().button(remoteApp);
    }

    /** Rules for the buttons that have colours of their own; the colours were checked when they were read. */
    private String colours(List<String> remoteApps) {
        StringBuilder rules = new StringBuilder();
        for (String name : remoteApps) {
            SignInButton button = button(name);
            button.background()
                    .ifPresent(background -> rules.append('#')
                            .append(id(name, remoteApps))
                            .append(" button{background:")
                            .append(background)
                            .append(";color:")
                            .append(button.textColour().orElseThrow())
                            .append('}'));
        }
        return rules.toString();
    }

    private static String id(String remoteApp, List<String> remoteApps) {
        return "app" + remoteApps.indexOf(remoteApp);
    }

    private String form(String remoteApp, String label, String returnTo) {
        String maxAge = request.query(SignInEndpoints.MAX_AGE);
        return "<form action=\"" + Html.escaped(login(remoteApp)) + "\" method=\"get\">"
                + (returnTo.isEmpty() ? "" : hidden(SignInEndpoints.RETURN_TO, returnTo))
                + (maxAge == null ? "" : hidden(SignInEndpoints.MAX_AGE, maxAge))
                + "<button>" + Html.escaped(label) + "</button></form>\n";
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Html.escaped(value) + "\">";
    }

    private String login(String remoteApp) {
        String segment = URLEncoder.encode(remoteApp, StandardCharsets.UTF_8).replace("+", "%20");
        return request.endpointsPath(remoteApp) + segment + "/login";
    }

    private Response.ResponseBuilder page(Status status, String title, String rules, String body) {
        return headers(status)
                .header("Content-Security-Policy", Html.policy(rules))
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.language())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                // octets: no provider of the application takes them for anything else
                .entity(Html.page(texts.language(), title, rules, body).getBytes(StandardCharsets.UTF_8));
    }

    private static Response.ResponseBuilder json(Status status, String type, JsonObjectBuilder json) {
        return headers(status).type(type).entity(json.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Response.ResponseBuilder headers(Status status) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"); // the address may hold a code and a state
    }
}
