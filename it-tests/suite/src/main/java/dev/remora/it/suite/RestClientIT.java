package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each call is signed, and goes nowhere but where the token may go: to the address of the interface, or else to the remote app's. */
@OnServer
class RestClientIT extends RestClientScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final ScriptedProvider ELSEWHERE = ScriptedProvider.start();
    private static final String PARCEL = "{\"label\":\"two words & \u00fc\",\"weight\":7}";

    @Deployment(testable = false)
    static WebArchive clients() {
        Map<String, String> settings = settings(PROVIDER);
        settings.put(CLIENTS + "AstrayParcels/mp-rest/url", ELSEWHERE.base() + "astray");
        return archive(settings);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
        ELSEWHERE.close();
    }

    @BeforeEach
    void forget() {
        start(PROVIDER);
        ELSEWHERE.reset();
    }

    /** The explicit address wins over the remote app's. */
    @Test
    void getIsSignedAndGoesToTheExplicitAddress() {
        assertThat(answer("parcels/addressed/latest")).isEqualTo(ANSWERED);

        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /explicit/parcels", "Bearer of-the-getter", ""));
    }

    @Test
    void postOfJsonIsSigned() {
        assertThat(answer("parcels/addressed/send")).isEqualTo(ANSWERED);

        assertThat(PROVIDER.calls()).singleElement().satisfies(call -> {
            assertThat(call.line()).isEqualTo("POST /explicit/parcels");
            assertThat(call.authorization()).isEqualTo("Bearer of-the-getter");
            assertThat(Visitor.object(call.body())).isEqualTo(Visitor.object(PARCEL));
        });
    }

    /** The provider checks each signature. */
    @Test
    void getIsSignedOverOAuth1() {
        assertThat(answer("echo/get")).isEqualTo("owner of secret-consumer: GET ");
    }

    @Test
    void postOfJsonIsSignedOverOAuth1() {
        String answer = answer("echo/post");

        assertThat(answer).startsWith("owner of secret-consumer: POST ");
        assertThat(Visitor.object(answer.substring(answer.indexOf('{')))).isEqualTo(Visitor.object(PARCEL));
    }

    @Test
    void builtClientIsSigned() {
        assertThat(answer("built?address=" + Queries.encode(PROVIDER.base() + "built")))
                .isEqualTo(ANSWERED);

        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /built/parcels", "Bearer of-the-getter", ""));
    }

    /** For implementations that ask listeners before they need an address. */
    @Test
    @Tag("rest-client-built-without-address")
    void builtClientWithoutAnAddressHasTheRemoteApps() {
        assertThat(answer("built")).isEqualTo(ANSWERED);

        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /api/parcels", "Bearer of-the-getter", ""));
    }

    /** For implementations that inject such a client at all. */
    @Test
    @Tag("rest-client-injected-without-address")
    void injectedClientWithoutAnAddressHasTheRemoteApps() {
        assertThat(answer("parcels/unaddressed/latest")).isEqualTo(ANSWERED);

        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /api/parcels", "Bearer of-the-getter", ""));
    }

    @Test
    void configuredAddressElsewhereGetsNothing() {
        assertThat(answer("parcels/astray/latest"))
                .contains("remote app 'bearer'")
                .contains(Scripted.origin(ELSEWHERE) + ", which is neither the origin of base-url")
                .doesNotContain("of-the-getter");
        assertThat(ELSEWHERE.calls()).isEmpty();
    }

    @Test
    void builtAddressElsewhereGetsNothing() {
        assertThat(answer("built?address=" + Queries.encode(ELSEWHERE.base().toString())))
                .contains(Scripted.origin(ELSEWHERE) + ", which is neither the origin of base-url");
        assertThat(ELSEWHERE.calls()).isEmpty();
    }

    @Test
    void withoutATokenTheCallFails() {
        assertThat(answer("parcels/stranger/send"))
                .startsWith("authorization_required: ")
                .contains("'stranger'");

        assertThat(PROVIDER.calls()).isEmpty();
    }
}
