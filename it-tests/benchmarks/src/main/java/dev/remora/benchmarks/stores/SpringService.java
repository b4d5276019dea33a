package dev.remora.benchmarks.stores;

import java.sql.Connection;
import java.time.Instant;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.JdbcOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Spring Security's store of tokens, on an open connection. */
final class SpringService {

    private static final String SCHEMA = "org/springframework/security/oauth2/client/oauth2-client-schema-postgres.sql";

    private final ClientRegistration registration = ClientRegistration.withRegistrationId("github")
            .clientId("benchmark")
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .tokenUri("http://127.0.0.1/token")
            .build();
    private final Authentication user = new TestingAuthenticationToken("alice", "");
    private final OAuth2AuthorizedClient client;
    private final JdbcOAuth2AuthorizedClientService service;

    SpringService(Connection open, String accessToken, String refreshToken, int tokens) {
        ScriptUtils.executeSqlScript(open, new ClassPathResource(SCHEMA));
        JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(open, true));
        service =
                new JdbcOAuth2AuthorizedClientService(template, new InMemoryClientRegistrationRepository(registration));
        Instant now = Instant.now();
        client = new OAuth2AuthorizedClient(
                registration,
                "alice",
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, accessToken, now, now.plusSeconds(3600)),
                new OAuth2RefreshToken(refreshToken, now));
        save();
        template.update(
                "INSERT INTO oauth2_authorized_client SELECT client_registration_id, 'user' || number, access_token_type,"
                        + " access_token_value, access_token_issued_at, access_token_expires_at, access_token_scopes,"
                        + " refresh_token_value, refresh_token_issued_at, created_at"
                        + " FROM oauth2_authorized_client, generate_series(2, ?) AS number",
                tokens);
    }

    OAuth2AuthorizedClient load() {
        return service.loadAuthorizedClient("github", "alice");
    }

    boolean save() {
        service.saveAuthorizedClient(client, user);
        return true;
    }
}
