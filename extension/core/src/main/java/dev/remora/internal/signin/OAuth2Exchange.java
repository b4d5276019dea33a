package dev.remora.internal.signin;

import dev.remora.OAuth2Token;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.oauth2.TokenResponse;
import dev.remora.internal.oauth2.TokenResponseReader;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.util.function.UnaryOperator;

/** Sends token requests and reads their responses; what is tolerated is logged once. */
final class OAuth2Exchange {

    private final ProtocolExchange exchange;
    private final TokenResponseReader reader;
    private final ToleranceLog log;

    OAuth2Exchange(ProtocolExchange exchange, TokenResponseReader reader, ToleranceLog log) {
        this.exchange = exchange;
        this.reader = reader;
        this.log = log;
    }

    TokenResponse grant(ProtocolRequest request) {
        return log(request, reader.read(send(request)));
    }

    TokenResponse renewal(ProtocolRequest request, OAuth2Token previous) {
        return log(request, reader.read(send(request), previous));
    }

    private ProtocolResponse send(ProtocolRequest request) {
        return exchange.send(request, UnaryOperator.identity());
    }

    private TokenResponse log(ProtocolRequest request, TokenResponse response) {
        response.tolerated().forEach(log::log);
        if (request.method().equals("GET")) {
            log.log(Tolerance.GET_TOKEN_REQUEST);
        }
        return response;
    }
}
