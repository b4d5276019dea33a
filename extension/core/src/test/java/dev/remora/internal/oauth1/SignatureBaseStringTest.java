package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureBaseStringTest {

    @ParameterizedTest
    @Tag("G-05")
    @CsvSource({
        "https://H.Example, https://h.example/",
        "https://h.example:443/a, https://h.example/a",
        "https://h.example:80/a, https://h.example:80/a",
        "http://h.example:80/a, http://h.example/a",
        "http://h.example:443/a, http://h.example:443/a",
        "http://h.example:0/a, http://h.example:0/a",
        "http://h.example:/a, http://h.example/a",
        "http://user:pass@h.example/a, http://h.example/a",
        "http://[2001:DB8::1]:8080/a, http://[2001:db8::1]:8080/a",
        "HTTP://My_Host.Example/a, http://my_host.example/a",
        "http://my_host:8080/a, http://my_host:8080/a",
        "http://my_host:80/a, http://my_host/a",
        "https://my_host:443/a, https://my_host/a",
        "https://my_host:80/a, https://my_host:80/a",
        "http://my_host:0/a, http://my_host:0/a",
        "http://my_host:/a, http://my_host/a",
        "http://u_s:p@my_host:81/a, http://my_host:81/a",
        "http://h.example/A%2fb;m=1;n/%7E/./../, http://h.example/A%2fb;m=1;n/%7E/./../",
        "http://h.example//a//, http://h.example//a//"
    })
    void keepsThePathAsItIsAndTheHostInLowerCase(String uri, String base) {
        String baseString = SignatureBaseString.of("GET", URI.create(uri), Parameters.none(), Parameters.none());

        assertThat(PercentEncoding.decode(baseString.split("&", -1)[1])).isEqualTo(base);
    }

    @Test
    void leavesTheSignatureOutWhereverItStands() {
        URI signed = URI.create("http://h/?a=1&oauth_signature=s&oauth_signature_x=2&oauth_signature");
        Parameters signature = Parameters.none().and("oauth_signature", "s");

        assertThat(SignatureBaseString.of("GET", signed, signature.and("b", "3"), signature.and("oauth_nonce", "n")))
                .isEqualTo("GET&http%3A%2F%2Fh%2F&a%3D1%26b%3D3%26oauth_nonce%3Dn%26oauth_signature_x%3D2");
        assertThat(SignatureBaseString.normalizedParameters(signed, signature, signature))
                .isEqualTo("a=1&oauth_signature_x=2");
    }

    @Test
    void writesTheMethodInUpperCase() {
        assertThat(SignatureBaseString.of("Post", URI.create("http://h"), Parameters.none(), Parameters.none()))
                .isEqualTo("POST&http%3A%2F%2Fh%2F&");
    }
}
