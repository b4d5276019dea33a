package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.it.browser.ChromiumPage;
import dev.remora.it.member.MemberApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

/** The pages of the ready-made endpoints, for people who see, hear or type them. Its pictures are in the folder of its work. */
@Tag("portable")
@Tag("chromium")
@OnServer
class ChromiumPagesIT extends OpenIdScenario {

    private static final Path WORK = Programs.path("remora.it.work");

    private static ChromiumPage page;

    @Deployment(testable = false)
    static WebArchive members() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(app("alpha", Map.of("roles-claim", "/sub", "roles-map", JANE + "=staff")));
        settings.putAll(app("beta"));
        return Shop.configured(
                ShrinkWrap.create(WebArchive.class, "shop.war")
                        .addPackage(MemberApplication.class.getPackage())
                        .addAsLibraries(
                                Shop.library(OAuth.class),
                                Shop.library(RemoteAppFeature.class),
                                Shop.library(JsonWebKey.class),
                                Shop.library(Logger.class))
                        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"),
                settings);
    }

    @BeforeAll
    static void openChromium() {
        page = ChromiumPage.open(System.getProperty("remora.it.chromium", "chromium"), WORK);
    }

    @AfterAll
    static void closeChromium() {
        page.close();
    }

    /** With a sign-in under way, so that starting again makes sense. */
    private void openFailure() {
        page.open(Visitor.at("oauth/alpha/login"));
        page.open(Visitor.at("oauth/alpha/callback?code=c&state=forged"));
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "320, false", "320, true"})
    void everybodyCanUseThem(int width, boolean dark) throws IOException {
        String look = width + (dark ? "-dark" : "-light");
        page.show(width, dark);

        page.open(Visitor.at("oauth"));
        withoutViolation("buttons-" + look, width);

        openFailure();
        withoutViolation("failure-" + look, width);
    }

    private static void withoutViolation(String name, int width) throws IOException {
        page.picture(WORK.resolve("pictures").resolve(name + ".png"));
        page.value(Files.readString(
                Programs.path("remora.it.openid-provider").resolve("node_modules/axe-core/axe.min.js")));
        JsonObject result = page.value("axe.run().then(result => ({passes: result.passes.length, violations:"
                        + " result.violations.map(rule => rule.id + ' ' + rule.nodes.map(node => node.html).join())}))")
                .asJsonObject();
        assertThat(result.getJsonArray("violations")).as(name).isEmpty();
        assertThat(result.getInt("passes"))
                .as("rules that had something to look at")
                .isGreaterThan(8);
        assertThat(number("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(width);
    }

    @Test
    void theyAreDarkForWhoWantsThatOnly() {
        page.open(Visitor.at("oauth"));
        String background = "Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3))";

        page.show(1280, false);
        assertThat(number(background)).isGreaterThan(200);
        page.show(1280, true);
        assertThat(number(background)).isLessThan(100);
    }

    @Test
    void aScreenReaderTellsThem() {
        page.open(Visitor.at("oauth"));
        assertThat(page.readOut())
                .containsSubsequence(
                        "RootWebArea Sign in",
                        "heading Sign in",
                        "button Sign in with alpha",
                        "button Sign in with beta");

        openFailure();
        assertThat(page.readOut())
                .contains("StaticText What came back from alpha cannot be used. Nothing has happened to your account.")
                .contains("button Start again");
        assertThat(text("document.querySelector('[role=alert]').textContent"))
                .isEqualTo("What came back from alpha cannot be used. Nothing has happened to your account.");
    }

    @Test
    void aKeyboardIsEnough() {
        page.open(Visitor.at("oauth?returnTo=members/who"));

        page.pressTab();
        assertThat(text("document.activeElement.textContent")).isEqualTo("Sign in with alpha");
        assertThat(text("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        page.pressTab();
        assertThat(text("document.activeElement.textContent")).isEqualTo("Sign in with beta");
        page.pressEnter();

        // the provider of the tests lets everybody in
        assertThat(text("location.href")).isEqualTo(Visitor.at("members/who").toString());
        assertThat(text("document.body.textContent")).isEqualTo("beta " + JANE + " false");
    }

    private static String text(String script) {
        return ((JsonString) page.value(script)).getString();
    }

    private static int number(String script) {
        return ((JsonNumber) page.value(script)).intValue();
    }
}
