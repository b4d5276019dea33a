package dev.remora.samples.provider;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** OAuth 1.0a as Twitter speaks it: form-encoded token responses, {@code denied=}, JSON from the API. */
final class TwitterFace implements Face {

    private static final String NAME = "A service like Twitter";
    private static final String COLOUR = "#1d9bf0";

    /** Temporary credentials (RFC 5849 section 2.1). */
    private record Temporary(String secret, String callback, Optional<User> user, String verifier) {}

    private final Client client;
    private final List<User> users;
    private final SecureRandom random;
    private final SignatureCheck signatures = new SignatureCheck();
    private final Map<String, Temporary> temporary = new ConcurrentHashMap<>();
    private final TokenMac mac;
    private final Board board;

    TwitterFace(Client client, List<User> users, SecureRandom random, TokenMac mac) {
        this.client = client;
        this.users = users;
        this.board = new Board(users, "Just setting up my engine.");
        this.random = random;
        this.mac = mac;
    }

    @Override
    public String path() {
        return "twitter";
    }

    @Override
    public void answer(Call call) throws IOException {
        switch (call.path()) {
            case "/twitter/oauth/request_token" -> requestToken(call);
            case "/twitter/oauth/authenticate" -> authenticate(call);
            case "/twitter/oauth/decision" -> decide(call);
            case "/twitter/oauth/access_token" -> accessToken(call);
            case "/twitter/1.1/account/verify_credentials.json" -> json(call, user(caller(call)));
            case "/twitter/1.1/statuses/home_timeline.json" -> timeline(call);
            case "/twitter/1.1/statuses/update.json" -> update(call);
            default -> throw new Refusal(404, "not_found", "there is nothing here");
        }
    }

    @Override
    public void refuse(Call call, Refusal refusal) throws IOException {
        if (call.path().endsWith("/authenticate") || call.path().endsWith("/decision")) {
            call.html(refusal.status(), Pages.refused(NAME, COLOUR, refusal));
        } else if (call.path().startsWith("/twitter/oauth/")) {
            call.answer(
                    refusal.status(),
                    "application/x-www-form-urlencoded",
                    Texts.form(Map.of("oauth_problem", refusal.error())));
        } else {
            JsonObject error = Json.createObjectBuilder()
                    .add("code", refusal.status())
                    .add("message", refusal.description())
                    .build();
            call.answer(
                    refusal.status(),
                    "application/json",
                    Json.createObjectBuilder()
                            .add("errors", Json.createArrayBuilder().add(error))
                            .build()
                            .toString());
        }
    }

    private void requestToken(Call call) throws IOException {
        Map<String, String> signed = signedByClient(call, "");
        String callback = signed.getOrDefault("oauth_callback", "");
        if (!callback.equals("oob")) {
            Authorizations.requireLoopback(callback);
        }
        String token = Texts.random(random, 12);
        String secret = Texts.random(random, 16);
        temporary.put(token, new Temporary(secret, callback, Optional.empty(), ""));
        form(call, "oauth_token", token, "oauth_token_secret", secret, "oauth_callback_confirmed", "true");
    }

    private void authenticate(Call call) throws IOException {
        String token = call.query("oauth_token").orElse("");
        pending(token);
        call.html(200, Pages.consent(NAME, COLOUR, client, users, token));
    }

    private void decide(Call call) throws IOException {
        String token = call.form("request").orElse("");
        Temporary pending = pending(token);
        if (!call.form("decision").equals(Optional.of("allow"))) {
            temporary.remove(token);
            back(call, pending, Map.of("denied", token));
            return;
        }
        User user = User.chosen(users, call);
        String verifier = Texts.random(random, 8);
        temporary.put(token, new Temporary(pending.secret(), pending.callback(), Optional.of(user), verifier));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("oauth_token", token);
        answer.put("oauth_verifier", verifier);
        back(call, pending, answer);
    }

    private void back(Call call, Temporary pending, Map<String, String> answer) throws IOException {
        if (pending.callback().equals("oob")) {
            call.html(200, Pages.verifier(NAME, COLOUR, answer.getOrDefault("oauth_verifier", "denied")));
        } else {
            URI target = Texts.withQuery(pending.callback(), answer);
            call.redirect(target);
        }
    }

    private void accessToken(Call call) throws IOException {
        String token = SignatureCheck.parameters(call).getOrDefault("oauth_token", "");
        Temporary granted = pending(token);
        Map<String, String> signed = signedByClient(call, granted.secret());
        User user = granted.user().orElseThrow(() -> new Refusal(401, "permission_unknown", "nobody was asked yet"));
        if (!granted.verifier().equals(signed.get("oauth_verifier")) || !temporary.remove(token, granted)) {
            throw new Refusal(401, "token_rejected", "the verifier is wrong or was used before");
        }
        String accessToken = user.id() + "-" + Texts.random(random, 16);
        String secret = secret(accessToken);
        form(
                call,
                "oauth_token",
                accessToken,
                "oauth_token_secret",
                secret,
                "user_id",
                Long.toString(user.id()),
                "screen_name",
                user.login());
    }

    private void timeline(Call call) throws IOException {
        caller(call);
        JsonArrayBuilder posts = Json.createArrayBuilder();
        board.latest().forEach(post -> posts.add(status(post)));
        call.answer(200, "application/json;charset=utf-8", posts.build().toString());
    }

    private void update(Call call) throws IOException {
        User user = caller(call);
        if (!call.method().equals("POST")) {
            throw new Refusal(405, "method_not_allowed", "a status is sent with POST");
        }
        json(call, status(board.post(user, call.field("status").orElse(""))));
    }

    private User caller(Call call) {
        String token = SignatureCheck.parameters(call).getOrDefault("oauth_token", "");
        User user = users.stream()
                .filter(known -> token.startsWith(known.id() + "-"))
                .findFirst()
                .orElseThrow(() -> new Refusal(401, "token_rejected", "the token is not known"));
        signedByClient(call, secret(token));
        return user;
    }

    /** Nobody knows it who was not given the token here. */
    private String secret(String accessToken) {
        return mac.of("twitter", accessToken);
    }

    private Map<String, String> signedByClient(Call call, String tokenSecret) {
        Map<String, String> parameters = SignatureCheck.parameters(call);
        if (!client.key().equals(parameters.get("oauth_consumer_key"))) {
            throw new Refusal(401, "consumer_key_unknown", "the application is not registered here");
        }
        signatures.verify(call, parameters, client.secret(), tokenSecret);
        return parameters;
    }

    private Temporary pending(String token) {
        return Optional.ofNullable(temporary.get(token))
                .orElseThrow(
                        () -> new Refusal(401, "token_rejected", "the request is not known, or was answered before"));
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

    private static void json(Call call, JsonObject object) throws IOException {
        call.answer(200, "application/json;charset=utf-8", object.toString());
    }

    /** Twitter says text/html here, and means a form. */
    private static void form(Call call, String... namesAndValues) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        call.answer(200, "text/html;charset=utf-8", Texts.form(form));
    }
}
