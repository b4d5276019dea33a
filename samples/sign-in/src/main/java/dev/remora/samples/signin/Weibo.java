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
import java.util.Map;

/** OAuth 2 against the rules: what is different is in the settings (see the preset), not here. */
@Path("weibo")
@RequestScoped
@SignInRequired("weibo")
public class Weibo extends Account {

    @Inject
    @RemoteApp("weibo")
    private OAuthRemote weibo;

    @Override
    OAuthRemote remote() {
        return weibo;
    }

    @Override
    String title() {
        return "Weibo";
    }

    @Override
    String who() {
        int uid = weibo.get("account/get_uid.json").object().getInt("uid");
        return weibo.get("users/show.json", Map.of("uid", uid)).object().getString("name");
    }

    @Override
    String timelinePath() {
        return "statuses/home_timeline.json";
    }

    @Override
    List<Message> messages(OAuthResponse timeline) {
        return timeline.object().getJsonArray("statuses").getValuesAs(JsonObject.class).stream()
                .map(status ->
                        new Message(status.getJsonObject("user").getString("screen_name"), status.getString("text")))
                .toList();
    }

    @Override
    String statusPath() {
        return "statuses/share.json";
    }
}
