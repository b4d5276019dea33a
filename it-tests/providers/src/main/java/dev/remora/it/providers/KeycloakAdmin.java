package dev.remora.it.providers;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** Changes clients of the realm by Keycloak's own API. */
final class KeycloakAdmin {

    private final Browser http = new Browser();
    private final String server;

    KeycloakAdmin(String server) {
        this.server = server;
    }

    void setAttribute(String client, String name, String value) {
        String bearer = "Bearer " + accessToken();
        String clients = server + "/admin/realms/" + KeycloakRealm.NAME + "/clients";
        JsonObject found = first(check(http.exchange(HttpRequest.newBuilder(URI.create(clients + "?clientId=" + client))
                .header("Authorization", bearer))));
        JsonObject attributes = Documents.with(found.getJsonObject("attributes"), name, value);
        JsonObject changed = Documents.with(found, "attributes", attributes);
        check(http.exchange(HttpRequest.newBuilder(URI.create(clients + "/" + found.getString("id")))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(changed.toString()))));
    }

    private String accessToken() {
        String form = "grant_type=password&client_id=" + KeycloakRealm.KEEPER
                + "&client_secret=" + encode(KeycloakRealm.secret(KeycloakRealm.KEEPER))
                + "&username=" + KeycloakRealm.KEEPER
                + "&password=" + encode(KeycloakRealm.PASSWORD);
        URI endpoint = URI.create(server + "/realms/" + KeycloakRealm.NAME + "/protocol/openid-connect/token");
        Page answer = check(http.exchange(HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
        return Documents.read(answer.text()).getString("access_token");
    }

    private static Page check(Page answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(
                    "Keycloak refused: " + answer.uri() + " " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    private static JsonObject first(Page answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readArray().getJsonObject(0);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
