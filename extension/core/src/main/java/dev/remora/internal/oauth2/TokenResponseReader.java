package dev.remora.internal.oauth2;

import dev.remora.OAuth2Token;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.wire.ForcedType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.SentSecrets;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads token responses of one remote application.
 *
 * @param forgivable what the provider may get wrong
 * @param forced the media type that responses are read as
 * @param types the token types that can be used, in any case of letters
 * @param bearerTypes the token types that the provider has for Bearer, in any case of letters
 * @param renewalMargin how long before it expires a token is refreshed
 * @param format of the provider's responses
 * @param remedy goes into the message where the provider does not know the client
 * @param sent goes into no message: what is sent with each request
 */
public record TokenResponseReader(
        String remoteApp,
        Set<Tolerance> forgivable,
        @Nullable ForcedType forced,
        Set<String> types,
        Set<String> bearerTypes,
        Duration renewalMargin,
        ResponseFormat format,
        ClientRemedy remedy,
        SentSecrets sent,
        JsonReader json,
        InstantSource clock) {

    /** Reads responses that have the form of RFC 6749. */
    public TokenResponseReader(
            String remoteApp,
            Set<Tolerance> forgivable,
            @Nullable ForcedType forced,
            Set<String> types,
            Set<String> bearerTypes,
            Duration renewalMargin,
            ClientRemedy remedy,
            JsonReader json,
            InstantSource clock) {
        this(
                remoteApp,
                forgivable,
                forced,
                types,
                bearerTypes,
                renewalMargin,
                ResponseFormat.RFC,
                remedy,
                SentSecrets.NONE,
                json,
                clock);
    }

    public TokenResponseReader {
        forgivable = Set.copyOf(forgivable);
        types = Set.copyOf(types);
        bearerTypes = Set.copyOf(bearerTypes);
    }

    /** @throws dev.remora.TokenRequestException if the provider refused, or there is no usable token in it */
    public TokenResponse read(ProtocolResponse response) {
        return read(response, sent);
    }

    /** Reads the response to a request with this grant as {@link #read(ProtocolResponse)} does, and shows none of its secrets. */
    public TokenResponse read(ProtocolResponse response, Grant grant) {
        return read(response, grant.hiding(sent));
    }

    private TokenResponse read(ProtocolResponse response, SentSecrets hidden) {
        return new TokenReading(this, ProtocolCall.ACCESS_TOKEN, response, hidden).read(false);
    }

    /** Reads the response to a refresh request as {@link #read} does: the scope must not grow (section 6). */
    public TokenResponse read(ProtocolResponse response, OAuth2Token previous) {
        SentSecrets all = sent.and(previous.refreshToken()).and(previous.accessToken());
        TokenReading reading = new TokenReading(this, ProtocolCall.REFRESH, response, all);
        TokenResponse read = reading.read(true);
        boolean grew = previous.scope() != null
                && !previous.scopes().containsAll(read.renewing(previous).scopes());
        if (!grew) {
            return read;
        }
        reading.tolerate(
                Tolerance.SCOPE_GREW,
                () -> OAuth2Messages.tokenResponseInvalid(
                        remoteApp, response.status(), "scope is wider than that of the token it renews"));
        return reading.read(true);
    }
}
