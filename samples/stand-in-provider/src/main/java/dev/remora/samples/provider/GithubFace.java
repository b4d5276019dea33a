package dev.remora.samples.provider;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OAuth 2 as GitHub speaks it: the token as a form unless JSON is asked for, errors of the token endpoint with status 200,
 * PKCE.
 */
final class GithubFace implements Face {

    private static final String OAUTH = "/github/login/oauth/";

    private final Authorizations authorizations;
    private final BearerTokens tokens;
    private final Board board;

    GithubFace(Client client, List<User> users, SecureRandom random, TokenMac mac) {
        this.board = new Board(users, "First programme published.");
        this.authorizations = new Authorizations("A service like GitHub", "#1f883d", client, users, random);
        this.tokens = new BearerTokens(users, "Bearer", "gho_", 18, random, mac);
    }

    @Override
    public String path() {
        return "github";
    }

    @Override
    public void answer(Call call) throws IOException {
        switch (call.path()) {
            case OAUTH + "authorize" -> authorizations.ask(call);
            case OAUTH + "decision" -> authorizations.decide(call);
            case OAUTH + "access_token" -> accessToken(call);
            case "/github/api/user" -> json(call, 200, user(caller(call)));
            case "/github/api/user/emails" -> emails(call);
            case "/github/api/events" -> events(call);
            case "/github/api/statuses" -> post(call);
            default -> throw new Refusal(404, "not_found", "Not Found");
        }
    }

    @Override
    public void refuse(Call call, Refusal refusal) throws IOException {
        if (call.path().equals(OAUTH + "access_token")) {
            String error = refusal.error().equals("invalid_grant") ? "bad_verification_code" : refusal.error();
            token(call, Map.of("error", error, "error_description", refusal.description()));
        } else if (call.path().startsWith(OAUTH)) {
            authorizations.refuse(call, refusal);
        } else {
            JsonObject message = Json.createObjectBuilder()
                    .add("message", refusal.description())
                    .build();
            json(call, refusal.status(), message);
        }
    }

    private void accessToken(Call call) throws IOException {
        String token = tokens.issue(authorizations.redeem(call).user());
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("scope", "user:email");
        answer.put("token_type", "bearer");
        token(call, answer);
    }

    private static void token(Call call, Map<String, String> answer) throws IOException {
        if (call.header("Accept").orElse("").contains("application/json")) {
            json(
                    call,
                    200,
                    Json.createObjectBuilder(Map.<String, Object>copyOf(answer)).build());
        } else {
            call.answer(200, "application/x-www-form-urlencoded; charset=utf-8", Texts.form(answer));
        }
    }

    private void emails(Call call) throws IOException {
        JsonObject email = Json.createObjectBuilder()
                .add("email", caller(call).login() + "@github.example")
                .add("primary", true)
                .add("verified", true)
                .build();
        call.answer(
                200,
                "application/json; charset=utf-8",
                Json.createArrayBuilder().add(email).build().toString());
    }

    private void events(Call call) throws IOException {
        caller(call);
        JsonArrayBuilder events = Json.createArrayBuilder();
        board.latest().forEach(post -> events.add(event(post)));
        call.answer(200, "application/json; charset=utf-8", events.build().toString());
    }

    private void post(Call call) throws IOException {
        User user = caller(call);
        if (!call.method().equals("POST")) {
            throw new Refusal(405, "method_not_allowed", "Method Not Allowed");
        }
        json(call, 201, event(board.post(user, call.field("status").orElse(""))));
    }

    private User caller(Call call) {
        return tokens.caller(call).orElseThrow(() -> new Refusal(401, "unauthorized", "Bad credentials"));
    }

    private static JsonObject event(Board.Post post) {
        return Json.createObjectBuilder()
                .add("id", Long.toString(post.id()))
                .add("type", "StatusEvent")
                .add("actor", user(post.author()))
                .add("payload", Json.createObjectBuilder().add("text", post.text()))
                .add("created_at", post.at().toString())
                .build();
    }

    private static JsonObject user(User user) {
        return Json.createObjectBuilder()
                .add("id", user.id())
                .add("login", user.login())
                .add("name", user.name())
                .build();
    }

    private static void json(Call call, int status, JsonObject object) throws IOException {
        call.answer(status, "application/json; charset=utf-8", object.toString());
    }
}
