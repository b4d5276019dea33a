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

/** OAuth 1.0a. */
@Path("twitter")
@RequestScoped
@SignInRequired("twitter")
public class Twitter extends Account {

    @Inject
    @RemoteApp("twitter")
    private OAuthRemote twitter;

    @Override
    OAuthRemote remote() {
        return twitter;
    }

    @Override
    String title() {
        return "Twitter";
    }

    @Override
    String who() {
        return twitter.get("account/verify_credentials.json").object().getString("name");
    }

    @Override
    String timelinePath() {
        return "statuses/home_timeline.json";
    }

    @Override
    List<Message> messages(OAuthResponse timeline) {
        return timeline.array().getValuesAs(JsonObject.class).stream()
                .map(tweet ->
                        new Message(tweet.getJsonObject("user").getString("screen_name"), tweet.getString("text")))
                .toList();
    }

    @Override
    String statusPath() {
        return "statuses/update.json";
    }
}
