package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.SettingsException;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppSettings;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two remote apps that are called back on one path (RFC 9700 section 4.4). */
class SharedCallbackTest {

    private static final String SHARED =
            "the callback path /shop/api/authorized is that of remote app '%s' too, and not"
                    + " both have the setting issuer, so that a code of one provider can be sent to the other; give each a callback"
                    + " of its own, or set issuer for both";

    private final TestApp app = new TestApp();
    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    @Tag("B-08")
    void isWarnedOfAtFirstUse() {
        configure("honest", all -> {});
        RemoteAppCore honest = core("honest", all -> {});
        RemoteAppCore other = core("other", all -> {});

        app.begin(other);
        app.begin(other);
        app.begin(honest);

        assertThat(log.lines)
                .containsExactly("WARNING REMORA-00331: remote app 'other': " + SHARED.formatted("honest"));
    }

    @Test
    @Tag("B-08")
    void isWarnedOfThoughTheCallbackIsNoSetting() {
        AuthorizationDetails details = new AuthorizationDetails("/authorized", null, null, Map.of(), null, null);
        app.begin(core("first", all -> all.callback = null), details);
        app.begin(core("second", all -> all.callback = "https://app.example/shop/api/authorized"));

        assertThat(log.lines)
                .containsExactly("WARNING REMORA-00331: remote app 'second': " + SHARED.formatted("first"));
    }

    @Test
    @Tag("B-08")
    void isOnePathThoughOneIsEncodedAndTheOtherNot() {
        configure("honest", all -> all.callback = "/%61uthorized");
        app.begin(core("other", all -> {}));

        assertThat(log.lines)
                .containsExactly("WARNING REMORA-00331: remote app 'other': " + SHARED.formatted("honest"));
    }

    @Test
    @Tag("B-08")
    void isAnErrorInTheStrictProfileOfEither() {
        configure("strict", all -> all.profile = Profile.STRICT);
        RemoteAppCore strict = core("strict", all -> all.profile = Profile.STRICT);
        RemoteAppCore other = core("other", all -> {});

        assertRefused(other, "other", "strict");
        assertRefused(strict, "strict", "other");
        assertRefused(other, "other", "strict");
        assertThat(app.session.id()).isEmpty();
    }

    @Test
    @Tag("B-08")
    void needsTheIssuerOfBoth() {
        configure("one", all -> all.issuer = "https://one.example");
        RemoteAppCore two = core("two", all -> all.profile = Profile.STRICT);

        assertRefused(two, "two", "one");
        RemoteAppCore three = core("three", all -> {
            all.profile = Profile.STRICT;
            all.issuer = "https://three.example";
        });
        assertRefused(three, "three", "two");
    }

    @Test
    @Tag("B-08")
    void isFineWithTheIssuerOfBoth() {
        configure("one", all -> all.issuer = "https://one.example");

        app.begin(core("two", all -> {
            all.profile = Profile.STRICT;
            all.issuer = "https://two.example";
        }));

        assertThat(log.lines).isEmpty();
    }

    @Test
    @Tag("B-08")
    void isWarnedOfWhereMetadataDoNotSayThatCallbacksNameTheIssuer() {
        app.begin(discovered("one", true));
        app.begin(discovered("two", true));
        assertThat(log.lines).isEmpty();

        app.begin(discovered("three", false));

        assertThat(log.lines)
                .containsExactly(
                        "WARNING REMORA-00331: remote app 'three': the callback path /shop/api/authorized is that of"
                                + " remote app 'one' too, and not both providers say that their callbacks name the issuer (RFC 9207),"
                                + " so that a code of one provider can be sent to the other; give each a callback of its own");
        assertThat(catchThrowableOfType(
                                SettingsException.class,
                                () -> app.begin(discovered("four", true, all -> all.profile = Profile.STRICT)))
                        .keys())
                .as("three is silent")
                .containsExactly("callback", "issuer");
    }

    private RemoteAppCore discovered(String name, boolean issuerInCallbacks) {
        return discovered(name, issuerInCallbacks, all -> {});
    }

    private RemoteAppCore discovered(String name, boolean issuerInCallbacks, Consumer<Settings> change) {
        String issuer = "https://" + name + ".example";
        app.provider.json("""
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "authorization_response_iss_parameter_supported":%2$s}""".formatted(issuer, issuerInCallbacks));
        return core(name, all -> {
            all.issuer = issuer;
            all.openId = true;
            all.authorizeUrl = null;
            all.tokenUrl = null;
            change.accept(all);
        });
    }

    @Test
    void isNothingToOAuth1() {
        app.provider.form("oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true");
        app.begin(app.core(Settings.oauth1()));
        app.begin(core("github", all -> all.profile = Profile.STRICT));

        assertThat(log.lines).isEmpty();
    }

    @Test
    void isToldApartByThePath() {
        configure("malformed", all -> all.callback = "//authorized");
        configure("one", all -> all.callback = "one/authorized");

        app.begin(core("two", all -> all.profile = Profile.STRICT));

        assertThat(log.lines).isEmpty();
    }

    private void assertRefused(RemoteAppCore core, String name, String other) {
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> app.begin(core));
        assertThat(refused)
                .hasMessage("REMORA-00330: remote app '" + name + "': " + SHARED.formatted(other)
                        + "; profile strict does not allow it");
        assertThat(refused.keys()).containsExactly("callback", "issuer");
    }

    private void configure(String name, Consumer<Settings> change) {
        app.configured.add(settings(name, change));
    }

    private RemoteAppCore core(String name, Consumer<Settings> change) {
        return app.core(named(name, change));
    }

    private static RemoteAppSettings settings(String name, Consumer<Settings> change) {
        return named(name, change).build();
    }

    private static Settings named(String name, Consumer<Settings> change) {
        return Settings.oauth2().with(all -> all.name = name).with(change);
    }
}
