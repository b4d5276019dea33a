package dev.remora.internal.oauth2;

import dev.remora.internal.wire.SentSecrets;
import dev.remora.spi.ProtocolCall;
import java.util.Map;

/** An authorization grant (RFC 6749 section 1.3): what a token is asked for with. */
public sealed interface Grant permits AuthorizationCode, RefreshToken, TokenExchange {

    ProtocolCall call();

    /** Returns the parameters of the token request that are the grant's own. */
    Map<String, String> parameters();

    /** Returns these secrets and the grant's own. */
    SentSecrets hiding(SentSecrets others);
}
