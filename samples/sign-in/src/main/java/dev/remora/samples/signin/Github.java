package dev.remora.samples.signin;

import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import dev.remora.RemoteApp;
import dev.remora.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Path;
import java.util.List;

/** OAuth 2. */
@Path("github")
@RequestScoped
@SignInRequired("github")
public class Github extends Account {

    /** The members of GitHub's answer that are of interest; read by JSON-B. */
    public static class User {
        public String login = "";
    }

    @Inject
    @RemoteApp("github")
    private OAuthRemote github;

    @Override
    OAuthRemote remote() {
        return github;
    }

    @Override
    String title() {
        return "GitHub";
    }

    @Override
    String who() {
        return github.get("user").as(User.class).login;
    }

    @Override
    String timelinePath() {
        return "events";
    }

    @Override
    List<Message> messages(OAuthResponse timeline) {
        return timeline.array().getValuesAs(JsonObject.class).stream()
                .map(event -> new Message(event.getJsonObject("actor").getString("login"), text(event)))
                .toList();
    }

    private static String text(JsonObject event) {
        return event.getJsonObject("payload").getString("text", event.getString("type"));
    }

    /** The stand-in's own: GitHub has no such thing, and says so. */
    @Override
    String statusPath() {
        return "statuses";
    }
}
