package dev.remora.samples.provider;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/** OAuth 2 as Weibo speaks it: JSON that is called plain text, no token type, and {@code Authorization: OAuth2 ...}. */
final class WeiboFace implements Face {

    private static final String OAUTH = "/weibo/oauth2/";

    private final Authorizations authorizations;
    private final BearerTokens tokens;
    private final List<User> users;
    private final Board board;

    WeiboFace(Client client, List<User> users, SecureRandom random, TokenMac mac) {
        this.users = users;
        this.board = new Board(users, "你好，世界");
        this.authorizations = new Authorizations("A service like Weibo", "#e6162d", client, users, random);
        this.tokens = new BearerTokens(users, "OAuth2", "2.00", 14, random, mac);
    }

    @Override
    public String path() {
        return "weibo";
    }

    @Override
    public void answer(Call call) throws IOException {
        switch (call.path()) {
            case OAUTH + "authorize" -> authorizations.ask(call);
            case OAUTH + "decision" -> authorizations.decide(call);
            case OAUTH + "access_token" -> accessToken(call);
            case "/weibo/2/account/get_uid.json" -> uid(call);
            case "/weibo/2/users/show.json" -> show(call);
            case "/weibo/2/statuses/home_timeline.json" -> timeline(call);
            case "/weibo/2/statuses/share.json" -> share(call);
            default -> throw new Refusal(404, "not_found", "Request Api not found!");
        }
    }

    @Override
    public void refuse(Call call, Refusal refusal) throws IOException {
        if (call.path().equals(OAUTH + "authorize") || call.path().equals(OAUTH + "decision")) {
            authorizations.refuse(call, refusal);
        } else {
            JsonObject error = Json.createObjectBuilder()
                    .add("error", refusal.error())
                    .add("error_code", 21300 + refusal.status() % 100)
                    .add("error_description", refusal.description())
                    .build();
            plain(call, refusal.status(), error);
        }
    }

    private void accessToken(Call call) throws IOException {
        User user = authorizations.redeem(call).user();
        String token = tokens.issue(user);
        JsonObject answer = Json.createObjectBuilder()
                .add("access_token", token)
                .add("remind_in", "157679999")
                .add("expires_in", 157679999)
                .add("uid", Long.toString(user.id()))
                .build();
        plain(call, 200, answer);
    }

    private void uid(Call call) throws IOException {
        plain(
                call,
                200,
                Json.createObjectBuilder().add("uid", caller(call).id()).build());
    }

    private void show(Call call) throws IOException {
        caller(call);
        String uid = call.query("uid").orElse("");
        User shown = users.stream()
                .filter(user -> Long.toString(user.id()).equals(uid))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "invalid_uid", "User does not exists!"));
        plain(call, 200, user(shown));
    }

    private void timeline(Call call) throws IOException {
        caller(call);
        JsonArrayBuilder statuses = Json.createArrayBuilder();
        board.latest().forEach(post -> statuses.add(status(post)));
        plain(call, 200, Json.createObjectBuilder().add("statuses", statuses).build());
    }

    private void share(Call call) throws IOException {
        User user = caller(call);
        if (!call.method().equals("POST")) {
            throw new Refusal(405, "method_not_allowed", "HTTP METHOD is not suported for this request!");
        }
        plain(call, 200, status(board.post(user, call.field("status").orElse(""))));
    }

    private User caller(Call call) {
        return tokens.caller(call)
                .orElseThrow(() -> new Refusal(401, "invalid_access_token", "the token is missing or wrong"));
    }

    private static JsonObject status(Board.Post post) {
        return Json.createObjectBuilder()
                .add("id", post.id())
                .add("created_at", post.at().toString())
                .add("text", post.text())
                .add("user", user(post.author()))
                .build();
    }

    private static JsonObject user(User user) {
        return Json.createObjectBuilder()
                .add("id", user.id())
                .add("screen_name", user.login())
                .add("name", user.name())
                .build();
    }

    private static void plain(Call call, int status, JsonObject object) throws IOException {
        call.answer(status, "text/plain;charset=UTF-8", object.toString());
    }
}
