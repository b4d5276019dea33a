package dev.remora.internal.signin;

import dev.remora.OAuth2Token;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth2.TokenResponse;
import dev.remora.internal.oauth2.TokenResponseReader;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Sends token requests and reads their responses; what is tolerated is logged once. */
final class OAuth2Exchange {

    private static final Logger LOG = System.getLogger(OAuth2Exchange.class.getPackageName());

    private final ProtocolExchange exchange;
    private final TokenResponseReader reader;
    private final Set<Tolerance> logged = ConcurrentHashMap.newKeySet();

    OAuth2Exchange(ProtocolExchange exchange, TokenResponseReader reader) {
        this.exchange = exchange;
        this.reader = reader;
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
        response.tolerated().forEach(this::log);
        if (request.method().equals("GET")) {
            log(Tolerance.GET_TOKEN_REQUEST);
        }
        return response;
    }

    private void log(Tolerance kindness) {
        if (logged.add(kindness)) {
            LOG.log(Level.INFO, SignInMessages.tolerated(reader.remoteApp(), kindness.name(), kindness.description()));
        }
    }
}
