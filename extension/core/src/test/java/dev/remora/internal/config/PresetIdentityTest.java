package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.internal.oidc.IdentityReader;
import dev.remora.internal.settings.UserEndpointSettings;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documented answer about the user, of each provider of Flask-OAuthlib that has no OpenID Connect, makes an identity, by its
 * preset alone.
 */
class PresetIdentityTest {

    private static final String GITHUB = """
            {"login":"octocat","id":583231,"node_id":"MDQ6VXNlcjU4MzIzMQ==",
            "avatar_url":"https://avatars.githubusercontent.com/u/583231?v=4","gravatar_id":"",
            "url":"https://api.github.com/users/octocat","html_url":"https://github.com/octocat","type":"User",
            "site_admin":false,"name":%s,"company":"@github","blog":"https://github.blog","location":"San Francisco",
            "email":%s,"hireable":null,"bio":null,"public_repos":8,"followers":20,"created_at":"2011-01-25T18:44:36Z"}""";

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("github", GITHUB.formatted("\"The Octocat\"", "\"octocat@github.com\""), null, """
                        {"iss":"https://github.com/login/oauth","sub":"583231","name":"The Octocat",
                        "preferred_username":"octocat","email":"octocat@github.com",
                        "picture":"https://avatars.githubusercontent.com/u/583231?v=4",
                        "profile":"https://github.com/octocat"}"""),
                Arguments.of("github", GITHUB.formatted("null", "null"), """
                        [{"email":"old@example.com","primary":false,"verified":true,"visibility":null},
                        {"email":"octocat@github.com","primary":true,"verified":true,"visibility":"private"},
                        {"email":"new@example.com","primary":false,"verified":false,"visibility":null}]""", """
                        {"iss":"https://github.com/login/oauth","sub":"583231","name":"octocat",
                        "preferred_username":"octocat","email":"octocat@github.com","email_verified":true,
                        "picture":"https://avatars.githubusercontent.com/u/583231?v=4",
                        "profile":"https://github.com/octocat"}"""),
                Arguments.of("twitter", """
                        {"id":1346889436626259968,"id_str":"1346889436626259968","name":"Duke Java",
                        "screen_name":"duke","location":"","description":"","url":null,"protected":false,
                        "verified":true,"lang":null,"default_profile":true,"email":"duke@example.com",
                        "profile_image_url":"http://pbs.twimg.com/profile_images/1/d_normal.jpg",
                        "profile_image_url_https":"https://pbs.twimg.com/profile_images/1/d_normal.jpg"}""", null, """
                        {"iss":"https://api.twitter.com/oauth","sub":"1346889436626259968","name":"Duke Java",
                        "preferred_username":"duke","email":"duke@example.com",
                        "picture":"https://pbs.twimg.com/profile_images/1/d_normal.jpg"}"""),
                Arguments.of("facebook", """
                        {"id":"10153734908137345","name":"Duke Java","first_name":"Duke","last_name":"Java",
                        "email":"duke\\u0040example.com","picture":{"data":{"height":50,"is_silhouette":false,
                        "url":"https://platform-lookaside.fbsbx.com/platform/profilepic/?asid=1","width":50}}}""", null, """
                        {"iss":"https://www.facebook.com","sub":"10153734908137345","name":"Duke Java",
                        "given_name":"Duke","family_name":"Java","email":"duke@example.com",
                        "picture":"https://platform-lookaside.fbsbx.com/platform/profilepic/?asid=1"}"""),
                Arguments.of("weibo", """
                        {"id":1404376560,"idstr":"1404376560","screen_name":"zaku","name":"zaku","province":"11",
                        "city":"5","location":"北京 朝阳区","description":"","url":"",
                        "profile_image_url":"http://tp1.sinaimg.cn/1404376560/50/0/1","domain":"zaku","gender":"m",
                        "followers_count":1204,"verified":false,"allow_all_comment":true,
                        "avatar_large":"http://tp1.sinaimg.cn/1404376560/180/0/1","avatar_hd":"","lang":"zh-cn"}""", null, """
                        {"iss":"https://api.weibo.com/oauth2","sub":"1404376560","name":"zaku",
                        "picture":"http://tp1.sinaimg.cn/1404376560/180/0/1","locale":"zh-cn"}"""),
                Arguments.of("dropbox", """
                        {"account_id":"dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc","name":{"given_name":"Franz",
                        "surname":"Ferdinand","familiar_name":"Franz","display_name":"Franz Ferdinand (Personal)",
                        "abbreviated_name":"FF"},"email":"franz@example.com","email_verified":true,"disabled":false,
                        "locale":"en","referral_link":"https://db.tt/ZITNuhtI","is_paired":true,
                        "account_type":{".tag":"business"},"profile_photo_url":
                        "https://dl-web.dropbox.com/account_photo/get/dbaphid%3AAAHWGmIXV3sUuOmBfTz0wPsiqHUpBWvv3ZA"}""", null, """
                        {"iss":"https://www.dropbox.com","sub":"dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc",
                        "name":"Franz Ferdinand (Personal)","given_name":"Franz","family_name":"Ferdinand",
                        "email":"franz@example.com","email_verified":true,"locale":"en","picture":
                        "https://dl-web.dropbox.com/account_photo/get/dbaphid%3AAAHWGmIXV3sUuOmBfTz0wPsiqHUpBWvv3ZA"}"""),
                Arguments.of("douban", """
                        {"id":"1000001","uid":"ahbei","name":"阿北","avatar":"http://img3.douban.com/icon/u1000001-28.jpg",
                        "alt":"http://www.douban.com/people/ahbei/","relation":"contact",
                        "created":"2006-01-09 21:12:47","loc_id":"108288","loc_name":"北京","desc":""}""", null, """
                        {"iss":"https://www.douban.com/service/auth2","sub":"1000001","name":"阿北",
                        "preferred_username":"ahbei","picture":"http://img3.douban.com/icon/u1000001-28.jpg"}"""));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void knowsTheUserByTheProvidersAnswer(String provider, String user, @Nullable String emails, String claims) {
        Identity identity = new IdentityReader("x", Set.of(), tolerated -> {})
                .read(settings(provider), settings(provider).url(), json(user), emails == null ? null : array(emails));

        assertThat(identity).isEqualTo(Identity.of(json(claims)));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void asksThere(String provider, String method, String url, @Nullable String emailUrl) {
        UserEndpointSettings settings = settings(provider);

        assertThat(settings.method()).isEqualTo(method);
        assertThat(settings.url(Map.of("uid", "1404376560", "screen_name", "duke")))
                .isEqualTo(URI.create(url));
        assertThat(settings.emailUrl()).isEqualTo(emailUrl == null ? null : URI.create(emailUrl));
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("github", "GET", "https://api.github.com/user", "https://api.github.com/user/emails"),
                Arguments.of(
                        "twitter",
                        "GET",
                        "https://api.twitter.com/1.1/account/verify_credentials.json?include_email=true&skip_status=true",
                        null),
                Arguments.of(
                        "facebook",
                        "GET",
                        "https://graph.facebook.com/me?fields=id,name,first_name,last_name,email,picture",
                        null),
                Arguments.of("weibo", "GET", "https://api.weibo.com/2/users/show.json?uid=1404376560", null),
                Arguments.of("dropbox", "POST", "https://api.dropboxapi.com/2/users/get_current_account", null),
                Arguments.of("douban", "GET", "https://api.douban.com/v2/user/~me", null));
    }

    private static UserEndpointSettings settings(String provider) {
        return Objects.requireNonNull(Configured.oauth2("x")
                .with("remora.x.client-secret", "secret")
                .with("remora.x.provider", provider)
                .read("x")
                .userEndpoint());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static JsonArray array(String text) {
        return Json.createReader(new StringReader(text)).readArray();
    }
}
