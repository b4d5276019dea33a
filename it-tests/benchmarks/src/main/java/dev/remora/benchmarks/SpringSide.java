package dev.remora.benchmarks;

import java.net.URI;
import java.time.Instant;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.web.client.RestClient;

/** Calls with Spring's {@code RestClient}; the authorized client is at hand at once. */
final class SpringSide {

    private final RestClient client;
    private final URI address;

    SpringSide(URI address) {
        ClientRegistration registration = ClientRegistration.withRegistrationId("benchmark")
                .clientId(Call.CONSUMER_KEY)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(address + "token")
                .build();
        Instant now = Instant.now();
        OAuth2AuthorizedClient authorized = new OAuth2AuthorizedClient(
                registration,
                "user",
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, RemoraCalls.ACCESS_TOKEN, now, now.plusSeconds(1_000_000)));
        OAuth2ClientHttpRequestInterceptor interceptor = new OAuth2ClientHttpRequestInterceptor(request -> authorized);
        interceptor.setClientRegistrationIdResolver(request -> "benchmark");
        this.client = RestClient.builder().requestInterceptor(interceptor).build();
        this.address = address;
    }

    String get() {
        return String.valueOf(client.get().uri(address).retrieve().body(String.class));
    }
}
