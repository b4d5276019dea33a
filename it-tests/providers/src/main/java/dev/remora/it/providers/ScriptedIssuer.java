package dev.remora.it.providers;

import com.sun.net.httpserver.HttpExchange;
import dev.remora.it.providers.ScriptedProvider.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An issuer of a {@link ScriptedOpenIdProvider}. It is honest and strict with its client until a test bends what it says; every
 * change is applied after the earlier ones. It has one client, and one user who is signed in already.
 */
public final class ScriptedIssuer {

    /** Its client's id. */
    public static final String CLIENT = "shop";

    /** Its client's secret, long enough for HS256. */
    public static final String SECRET = "canary-consumer-secret-of-the-shop";

    private final String identifier;
    private final List<OpenIdRequest> requests = new CopyOnWriteArrayList<>();
    private final List<ClientProof> proofs = new CopyOnWriteArrayList<>();
    private final Map<OpenIdEndpoint, Answer> answers = new ConcurrentHashMap<>();
    private final OpenIdAnswers honest;
    private volatile JwtKey key;
    private volatile List<JsonObject> published;
    private volatile @Nullable JsonObject clientKey;
    private volatile boolean certificateOnly;
    private volatile JsonObject user = OpenIdAnswers.USER;
    private volatile UnaryOperator<JsonObject> metadata = UnaryOperator.identity();
    private volatile UnaryOperator<Map<String, String>> callback = UnaryOperator.identity();
    private volatile UnaryOperator<JsonObject> tokenResponse = UnaryOperator.identity();
    private volatile UnaryOperator<Jwt> idToken = UnaryOperator.identity();
    private volatile UnaryOperator<String> compactIdToken = UnaryOperator.identity();
    private volatile UnaryOperator<Jwt> refreshedIdToken = UnaryOperator.identity();
    private volatile UnaryOperator<JsonObject> userinfo = UnaryOperator.identity();
    private volatile boolean signsUserinfo;
    private volatile boolean refreshesIdToken = true;
    private volatile UnaryOperator<Map<String, String>> farewell = UnaryOperator.identity();

    ScriptedIssuer(String identifier, JwtKey key) {
        this.identifier = identifier;
        this.key = key;
        published = List.of(key.jwk());
        honest = new OpenIdAnswers(this);
    }

    /** The issuer, as its tokens name it. */
    public String identifier() {
        return identifier;
    }

    /** The address of an endpoint. */
    public URI uri(OpenIdEndpoint endpoint) {
        return URI.create(identifier + "/" + endpoint.path());
    }

    /** Does what the test says. */
    public ScriptedIssuer bend(Consumer<ScriptedIssuer> change) {
        change.accept(this);
        return this;
    }

    /** Changes the discovery document. */
    public ScriptedIssuer metadata(UnaryOperator<JsonObject> change) {
        metadata = then(metadata, change);
        return this;
    }

    /** Changes the parameters of the callback. */
    public ScriptedIssuer callback(UnaryOperator<Map<String, String>> change) {
        callback = then(callback, change);
        return this;
    }

    /** Changes the token response, after the ID token was put in. */
    public ScriptedIssuer tokenResponse(UnaryOperator<JsonObject> change) {
        tokenResponse = then(tokenResponse, change);
        return this;
    }

    /** Changes ID tokens before they are signed, those of refreshes too. */
    public ScriptedIssuer idToken(UnaryOperator<Jwt> change) {
        idToken = then(idToken, change);
        return this;
    }

    /** Changes ID tokens after they were signed. */
    public ScriptedIssuer compactIdToken(UnaryOperator<String> change) {
        compactIdToken = then(compactIdToken, change);
        return this;
    }

    /** Changes the ID tokens of refreshes before they are signed. */
    public ScriptedIssuer refreshedIdToken(UnaryOperator<Jwt> change) {
        refreshedIdToken = then(refreshedIdToken, change);
        return this;
    }

    /** Answers a refresh without an ID token. */
    public ScriptedIssuer refreshWithoutIdToken() {
        refreshesIdToken = false;
        return this;
    }

    /** Changes what userinfo says of the user. */
    public ScriptedIssuer userinfo(UnaryOperator<JsonObject> change) {
        userinfo = then(userinfo, change);
        return this;
    }

    /** Answers userinfo as a signed token. */
    public ScriptedIssuer signUserinfo() {
        signsUserinfo = true;
        return this;
    }

    /** Changes the parameters with which the browser comes back from the end of the session. */
    public ScriptedIssuer farewell(UnaryOperator<Map<String, String>> change) {
        farewell = then(farewell, change);
        return this;
    }

    /** Somebody else is signed in at the provider from now on. */
    public ScriptedIssuer user(JsonObject claims) {
        user = claims;
        return this;
    }

    /** Signs with another key from now on; what is published stays as it is. */
    public ScriptedIssuer signWith(JwtKey other) {
        key = other;
        return this;
    }

    /** Publishes those keys from now on, whatever it signs with. */
    public ScriptedIssuer publish(JwtKey... keys) {
        return publish(Arrays.stream(keys).map(JwtKey::jwk).toList());
    }

    /** Publishes those keys from now on, as they are. */
    public ScriptedIssuer publish(List<JsonObject> keys) {
        published = List.copyOf(keys);
        return this;
    }

    /** Knows the client by that key too. */
    public ScriptedIssuer knowClientBy(JwtKey clients) {
        clientKey = clients.jwk();
        return this;
    }

    /** Takes nothing but its certificate for the client's proof. */
    public ScriptedIssuer knowClientByCertificateOnly() {
        certificateOnly = true;
        return this;
    }

    /** Has an endpoint answer so from now on, whatever it is asked. */
    public ScriptedIssuer answer(OpenIdEndpoint endpoint, Answer answer) {
        answers.put(endpoint, answer);
        return this;
    }

    /** Has an endpoint answer as it should again. */
    public ScriptedIssuer answerWell(OpenIdEndpoint endpoint) {
        answers.remove(endpoint);
        return this;
    }

    /** A logout token for the session of the latest sign-in, as it should be; unsigned yet. */
    public Jwt logoutToken() {
        return honest.logoutToken();
    }

    /** The {@code sid} of the latest sign-in. */
    public String session() {
        return honest.latest().session();
    }

    /** The requests that an endpoint got, oldest first. */
    public List<OpenIdRequest> requests(OpenIdEndpoint endpoint) {
        return requests.stream()
                .filter(request -> request.endpoint() == endpoint)
                .toList();
    }

    /** How many requests each endpoint got. */
    public Map<OpenIdEndpoint, Integer> counts() {
        Map<OpenIdEndpoint, Integer> counts = new EnumMap<>(OpenIdEndpoint.class);
        requests.forEach(request -> counts.merge(request.endpoint(), 1, Integer::sum));
        return counts;
    }

    /** How its client proved to be itself, oldest first. */
    public List<ClientProof> proofs() {
        return List.copyOf(proofs);
    }

    /** The tokens that were taken back. */
    public Set<String> revoked() {
        return honest.revoked();
    }

    void handle(OpenIdEndpoint endpoint, HttpExchange exchange, CountDownLatch closing) throws IOException {
        OpenIdRequest request = OpenIdRequest.read(endpoint, exchange);
        requests.add(request);
        Answer answer = answers.get(endpoint);
        (answer == null ? honest.to(request) : answer).to(exchange, closing);
    }

    JsonObject user() {
        return user;
    }

    JsonObject bentMetadata(JsonObject document) {
        return metadata.apply(document);
    }

    /** What is published, and that key. */
    List<JsonObject> publishedWith(JwtKey further) {
        return Stream.concat(published.stream(), Stream.of(further.jwk())).toList();
    }

    JsonObject jwks() {
        JsonArrayBuilder keys = Json.createArrayBuilder();
        published.forEach(keys::add);
        return Json.createObjectBuilder().add("keys", keys).build();
    }

    Map<String, String> bentCallback(Map<String, String> parameters) {
        return callback.apply(parameters);
    }

    Map<String, String> bentFarewell(Map<String, String> parameters) {
        return farewell.apply(parameters);
    }

    JsonObject bentTokenResponse(JsonObject response) {
        return tokenResponse.apply(response);
    }

    String issue(JsonObject claims, boolean refreshed) {
        Jwt token = idToken.apply(Jwt.of(key, claims));
        return compactIdToken.apply((refreshed ? refreshedIdToken.apply(token) : token).compact());
    }

    boolean refreshesIdToken() {
        return refreshesIdToken;
    }

    JsonObject bentUserinfo(JsonObject claims) {
        return userinfo.apply(claims);
    }

    boolean signsUserinfo() {
        return signsUserinfo;
    }

    JwtKey key() {
        return key;
    }

    ClientProof proof(OpenIdRequest request) {
        ClientProof proof = ClientProof.read(request, new ClientProof.Client(CLIENT, SECRET, clientKey));
        proofs.add(proof);
        return certificateOnly && !proof.method().equals("tls_client_auth") ? proof.refused() : proof;
    }

    private static <T> UnaryOperator<T> then(UnaryOperator<T> first, UnaryOperator<T> second) {
        return value -> second.apply(first.apply(value));
    }
}
