package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "Eclipse GlassFish 7.1.0, 8192",
        "Payara Server 6.2025.11 #badassfish, 8192",
        "WildFly Full 38.0.1.Final (WildFly Core 30.0.1.Final) - 2.3.20.Final, 2147483647",
        "IBM WebSphere Liberty/25.0.0.12, 2147483647",
        "null, 2147483647",
    })
    void areKnownByTheNameThatTheServerSays(String serverInfo, int limit) {
        assertThat(HeaderLimits.withServlets(serverInfo)).isEqualTo(limit);
    }

    @Test
    void areUnknownOnTheJdksServer() {
        assertThat(HeaderLimits.withoutServlets()).isEqualTo(Integer.MAX_VALUE);
    }
}
