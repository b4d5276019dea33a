package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Somebody with a browser of their own who uses the application under test. */
final class Visitor {

    private final Browser browser;

    Visitor() {
        this(new Browser());
    }

    Visitor(Browser browser) {
        this.browser = browser;
    }

    /** Somebody who has copied the cookies that this browser has now. */
    Visitor copy() {
        return new Visitor(browser.copy());
    }

    Browser browser() {
        return browser;
    }

    static URI at(String path) {
        return URI.create(Shop.base() + path);
    }

    /** Presses "sign in"; the answer is where the browser is sent. */
    URI login(String app) {
        Page page = browser.exchange(at(app + "/login"));
        return page.location()
                .orElseThrow(
                        () -> new AssertionError("not sent to the provider: " + page.status() + " " + page.text()));
    }

    /** Presses "sign in", which fails before the browser is sent anywhere. */
    JsonObject refusedLogin(String app) {
        return json(browser.exchange(at(app + "/login")));
    }

    /** As {@link #login(String)}, to come back to that path. */
    URI login(String app, String callback) {
        return browser.exchange(at(app + "/login?callback=" + Queries.encode(callback)))
                .location()
                .orElseThrow();
    }

    /** Presses "sign in"; the answer is the state that the provider gets. */
    String state(String app) {
        return parameters(login(app)).getOrDefault("state", "");
    }

    /** Comes back to the callback with that query. */
    JsonObject callback(String app, String query) {
        return json(browser.exchange(at(app + "/authorized?" + query)));
    }

    /** Is made to post that form to the callback. */
    JsonObject post(String app, String form) {
        return json(posted(app, form));
    }

    /** As {@link #post}, with whatever page comes of it. */
    Page posted(String app, String form) {
        return browser.exchange(HttpRequest.newBuilder(at(app + "/authorized"))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Comes back as the provider said. */
    JsonObject callback(URI callback) {
        return json(browser.exchange(callback));
    }

    /** Signs in with a provider that grants everything without a page. */
    JsonObject signIn(String app) {
        return callback(app, "code=canary-code&state=" + state(app));
    }

    JsonObject get(String app, String path) {
        return json(browser.exchange(at(app + "/call?path=" + Queries.encode(path))));
    }

    JsonObject call(String app, JsonObjectBuilder call) {
        return json(browser.exchange(HttpRequest.newBuilder(at(app + "/call"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(call.build().toString()))));
    }

    /** Calls, and wants a JSON object. */
    JsonObject object(String app, String path) {
        return json(browser.exchange(at(app + "/call/object?path=" + Queries.encode(path))));
    }

    /** For everybody who uses the application; an ISO-8601 duration. */
    void putClockForward(String time) {
        Page page = browser.exchange(HttpRequest.newBuilder(at("time/" + time)).POST(BodyPublishers.noBody()));
        assertThat(page.status()).as("%s", page).isEqualTo(200);
    }

    /** The claims of the user who is signed in with that remote app; empty if nobody is. */
    JsonObject identity(String app) {
        return json(browser.exchange(at(app + "/identity")));
    }

    String text(String path) {
        return browser.exchange(at(path)).text();
    }

    JsonObject json(String path) {
        return json(browser.exchange(at(path)));
    }

    String sessionId() {
        return text("session");
    }

    static JsonObject json(Page page) {
        assertThat(page.text()).as("%s %s", page.uri(), page.status()).startsWith("{");
        return object(page.text());
    }

    static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    static Map<String, String> parameters(URI uri) {
        return Queries.parameters(uri.getRawQuery());
    }
}
