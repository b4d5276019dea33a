package dev.remora.jdbc;

import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.jdbc.Columns.RowKey;
import dev.remora.jdbc.Statements.Missing;
import dev.remora.spi.Sealer;
import dev.remora.spi.StoredTokenCodec;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The columns of {@code remora_token} that a token fills, in one order for all statements. */
record TokenColumns(Sealer sealer, StoredTokenCodec codec) {

    private static final String REFRESH_END = "refresh_expires_at = :now + ?";
    private static final String KEPT_REFRESH_END = "refresh_expires_at = COALESCE(refresh_expires_at, :now + ?)";

    static final String SET =
            "UPDATE remora_token SET version = ?, key_id = ?, record = ?, full_name = ?, subject_hash = ?, session_hash = ?,"
                    + " access_expires_at = ?, " + REFRESH_END
                    + ", refresh_failed_at = NULL, refresh_failure = NULL, updated_at = :now";

    private static final String SET_OF_SAME_REFRESH_TOKEN = SET.replace(REFRESH_END, KEPT_REFRESH_END);

    static final String INSERT =
            "INSERT INTO remora_token (version, key_id, record, full_name, subject_hash, session_hash, access_expires_at,"
                    + " refresh_expires_at, app, owner, name, updated_at) VALUES (" + Statements.marks(7)
                    + ", :now + ?, ?, ?, ?, :now)";

    // no RFC has one; Keycloak's is 0 for a refresh token without end
    private static final List<String> REFRESH_LIFETIMES =
            List.of("refresh_token_expires_in", "refresh_expires_in", "x_refresh_token_expires_in");

    /** {@link #SET} for a renewed token: the end of the same refresh token was counted when it came. */
    static String set(Token read, Token renewed) {
        boolean same = read instanceof OAuth2Token earlier
                && renewed instanceof OAuth2Token later
                && Objects.equals(earlier.refreshToken(), later.refreshToken());
        return same ? SET_OF_SAME_REFRESH_TOKEN : SET;
    }

    List<Object> values(TokenKey key, RowKey row, Token token, long version) {
        byte[] record = codec.encode(StoredToken.of(token, Long.toString(version)));
        Identity user = token.identity().orElse(null);
        List<Object> values = new ArrayList<>();
        values.add(version);
        values.add(sealer.keyId());
        values.add(sealer.seal(record, place(row, "record")));
        values.add(
                Columns.isHash(row.name())
                        ? sealer.seal(Columns.octets(String.valueOf(key.name())), place(row, "full_name"))
                        : Missing.OCTETS);
        values.add(user == null ? Missing.TEXT : hash("sub", user.issuer(), user.subject()));
        values.add(
                user != null && user.claims().get("sid") instanceof JsonString sid
                        ? hash("sid", user.issuer(), sid.getString())
                        : Missing.TEXT);
        values.add(
                token instanceof OAuth2Token oauth2 && oauth2.expiresAt() != null
                        ? Columns.millis(oauth2.expiresAt())
                        : Missing.NUMBER);
        values.add(refreshLifetime(token).<Object>map(Duration::toMillis).orElse(Missing.NUMBER));
        return values;
    }

    /** Empty if the provider says nothing of it, or nothing that can be read. */
    private static Optional<Duration> refreshLifetime(Token token) {
        boolean refreshable = token instanceof OAuth2Token oauth2 && oauth2.refreshToken() != null;
        return REFRESH_LIFETIMES.stream()
                .flatMap(name -> Optional.ofNullable(token.parameters().get(name)).stream())
                .filter(value -> refreshable && value.matches("[1-9]\\d{0,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .findFirst();
    }

    private String hash(String kind, String issuer, String id) {
        return sealer.hashes(kind, issuer, id).get(0);
    }

    static String[] place(RowKey row, String column) {
        return new String[] {"remora_token", row.app(), row.owner(), row.name(), column};
    }
}
