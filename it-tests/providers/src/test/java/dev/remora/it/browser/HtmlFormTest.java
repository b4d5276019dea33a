package dev.remora.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlFormTest {

    private static final URI PAGE = URI.create("http://127.0.0.1:1/realms/ask?x=1");

    private static final String HTML = """
            <form id=f method="post" action='login?a=1&amp;b=2'>
            <input name="user" value="&quot;&#233;&#x1F600;">
            <input type="checkbox" name="remember">
            <input type="hidden" name="session" value="s 1"/>
            <button name="answer" value="allow">Allow</button>
            <input type="submit" name="cancel" value="No"></form>
            """;

    private static HtmlForm form() {
        return HtmlForm.all(PAGE, PAGE, HTML).get(0);
    }

    @Test
    void fieldsKeepWhatThePageSays() {
        assertThat(form().fields())
                .containsExactly(Map.entry("user", "\"\u00e9\ud83d\ude00"), Map.entry("session", "s 1"));
    }

    @Test
    void actionIsRelativeToThePage() {
        assertThat(form().action()).isEqualTo(URI.create("http://127.0.0.1:1/realms/login?a=1&b=2"));
    }

    @Test
    void onlyThePressedButtonIsSent() {
        assertThat(form().with("user", "al ice").pressing("cancel").encoded())
                .isEqualTo("user=al+ice&session=s+1&cancel=No");
    }
}
