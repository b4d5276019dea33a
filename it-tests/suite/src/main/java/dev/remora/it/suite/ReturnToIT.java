package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a sign-in leads in the end: within the application, whatever it was asked for. */
@OnSharedShop
class ReturnToIT {

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    private String returnTo(URI login) {
        URI provider = alice.browser().exchange(login).location().orElseThrow();
        String state = Visitor.parameters(provider).get("state");
        return alice.callback("odd", "code=c&state=" + state + "&next=%2F%2Fevil.example&returnTo=%2F%2Fevil.example")
                .getString("returnTo");
    }

    @ParameterizedTest
    @CsvSource({
        "basket?item=1,/shop/api/basket?item=1",
        "/basket,/shop/api/basket",
    })
    @Tag("B-20")
    void pathOfTheApplicationIsKept(String wanted, String expected) {
        assertThat(returnTo(Visitor.at("odd/login?returnTo=" + Queries.encode(wanted))))
                .isEqualTo(expected);
    }

    @Test
    void refererOfTheApplicationIsKept() {
        Page login = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("odd/login"))
                        .header("Referer", Visitor.at("basket?item=1").toString()));
        String state = Visitor.parameters(login.location().orElseThrow()).get("state");

        assertThat(alice.callback("odd", "code=c&state=" + state).getString("returnTo"))
                .isEqualTo("/shop/api/basket?item=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%5cevil.example",
                "https:evil.example",
                "https:/evil.example",
                "https://evil.example/",
                "/\t/evil.example",
                " //evil.example",
                "///evil.example",
                "/..//evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "http://127.0.0.1@evil.example/",
                "http://127.0.0.1.evil.example/",
            })
    @Tag("B-19")
    @Tag("portable")
    void anythingElseLeadsToTheBasePath(String wanted) {
        assertThat(returnTo(Visitor.at("odd/login?returnTo=" + Queries.encode(wanted))))
                .isEqualTo("/shop/api/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/\r\nSet-Cookie: a=b", "/%0d%0aSet-Cookie:a=b", "/%00"})
    @Tag("B-19")
    void controlCharactersLeadToTheBasePath(String wanted) {
        anythingElseLeadsToTheBasePath(wanted);
    }
}
