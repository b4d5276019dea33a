package dev.remora.samples.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The authorization code grant (RFC 6749 section 4.1) with PKCE (RFC 7636), for the faces that speak OAuth 2. */
final class Authorizations {

    private record Request(
            String redirectUri,
            Optional<String> state,
            Optional<String> challenge,
            boolean formPost,
            Optional<String> nonce,
            String scope) {}

    private record Code(Request request, User user) {}

    /** Grants of users; the nonce is OpenID Connect's. */
    record Grant(User user, Optional<String> nonce, String scope) {}

    private final String name;
    private final String colour;
    private final Client client;
    private final List<User> users;
    private final SecureRandom random;
    private final Map<String, String> constant;
    private final Map<String, Request> requests = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    Authorizations(String name, String colour, Client client, List<User> users, SecureRandom random) {
        this(name, colour, client, users, random, Map.of());
    }

    /** With parameters that go into every answer, such as {@code iss} (RFC 9207). */
    Authorizations(
            String name,
            String colour,
            Client client,
            List<User> users,
            SecureRandom random,
            Map<String, String> constant) {
        this.name = name;
        this.colour = colour;
        this.client = client;
        this.users = users;
        this.random = random;
        this.constant = constant;
    }

    /** Only the machine it runs on is sent back to: a stand-in needs no registration and is no open redirect. */
    static void requireLoopback(String redirectUri) {
        try {
            URI uri = URI.create(redirectUri);
            if ("http".equals(uri.getScheme())
                    && Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "redirect_uri_mismatch", "the callback is no URI");
        }
        throw new Refusal(400, "redirect_uri_mismatch", "the callback is not on this machine");
    }

    void ask(Call call) throws IOException {
        if (!call.query("client_id").equals(Optional.of(client.key()))) {
            throw new Refusal(400, "invalid_client", "the application is not registered here");
        }
        if (!call.query("response_type").equals(Optional.of("code"))) {
            throw new Refusal(400, "unsupported_response_type", "only response_type=code is known here");
        }
        String redirectUri = call.query("redirect_uri").orElse("");
        requireLoopback(redirectUri);
        Optional<String> challenge = call.query("code_challenge");
        if (challenge.isPresent() && !call.query("code_challenge_method").equals(Optional.of("S256"))) {
            throw new Refusal(400, "invalid_request", "only code_challenge_method=S256 is known here");
        }
        boolean formPost = call.query("response_mode").equals(Optional.of("form_post"));
        String handle = Texts.random(random, 12);
        requests.put(
                handle,
                new Request(
                        redirectUri,
                        call.query("state"),
                        challenge,
                        formPost,
                        call.query("nonce"),
                        call.query("scope").orElse("")));
        call.html(200, Pages.consent(name, colour, client, users, handle));
    }

    void decide(Call call) throws IOException {
        Request request = Optional.ofNullable(
                        requests.remove(call.form("request").orElse("")))
                .orElseThrow(() -> new Refusal(400, "invalid_request", "the request was answered before"));
        Map<String, String> answer = new LinkedHashMap<>(constant);
        if (call.form("decision").equals(Optional.of("allow"))) {
            User user = User.chosen(users, call);
            String code = Texts.random(random, 16);
            codes.put(code, new Code(request, user));
            answer.put("code", code);
        } else {
            answer.put("error", "access_denied");
            answer.put("error_description", "The user has denied your application access.");
        }
        request.state().ifPresent(state -> answer.put("state", state));
        if (request.formPost()) {
            call.html(200, Pages.formPost(URI.create(request.redirectUri()), answer));
        } else {
            call.redirect(Texts.withQuery(request.redirectUri(), answer));
        }
    }

    /** Takes a code and returns what it stands for; a code works once. */
    Grant redeem(Call call) {
        if (!call.method().equals("POST")) {
            throw new Refusal(405, "invalid_request", "a token is asked for with POST");
        }
        if (!isClient(call)) {
            throw new Refusal(401, "invalid_client", "the application's key or secret is wrong");
        }
        if (!call.form("grant_type").equals(Optional.of("authorization_code"))) {
            throw new Refusal(400, "unsupported_grant_type", "only authorization_code is known here");
        }
        Code code = Optional.ofNullable(codes.remove(call.form("code").orElse("")))
                .orElseThrow(() -> new Refusal(400, "invalid_grant", "the code is wrong or was used before"));
        if (!call.form("redirect_uri").equals(Optional.of(code.request().redirectUri()))) {
            throw new Refusal(400, "invalid_grant", "the callback is not the one of the authorization request");
        }
        if (!code.request().challenge().equals(call.form("code_verifier").map(Authorizations::challenge))) {
            throw new Refusal(400, "invalid_grant", "the code verifier does not fit");
        }
        return new Grant(code.user(), code.request().nonce(), code.request().scope());
    }

    /** By client_secret_basic or client_secret_post (RFC 6749 section 2.3.1). */
    boolean isClient(Call call) {
        Optional<String> basic = call.header("Authorization").filter(header -> header.startsWith("Basic "));
        return basic.isPresent()
                ? basic.equals(Optional.of(client.basic()))
                : call.form("client_id").equals(Optional.of(client.key()))
                        && call.form("client_secret").equals(Optional.of(client.secret()));
    }

    void refuse(Call call, Refusal refusal) throws IOException {
        call.html(refusal.status(), Pages.refused(name, colour, refusal));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
