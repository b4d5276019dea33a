package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * HTTP Basic (RFC 6749 section 2.3.1).
 *
 * @param encoded whether id and secret are form-encoded before Base64, as the section says
 */
record ClientSecretBasic(String clientId, Secret secret, boolean encoded) implements ClientAuthentication {

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public boolean usesAuthorizationHeader() {
        return true;
    }

    @Override
    public ProtocolRequest authenticate(ProtocolRequest request) {
        String pair =
                encoded ? formEncoded(clientId) + ":" + formEncoded(secret.reveal()) : clientId + ":" + secret.reveal();
        String credentials = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return request.withHeader("Authorization", "Basic " + credentials);
    }

    @Override
    public ClientRemedy remedy() {
        boolean changed = encoded
                && !(formEncoded(clientId).equals(clientId)
                        && formEncoded(secret.reveal()).equals(secret.reveal()));
        return changed ? ClientRemedy.BASIC_ENCODING : ClientRemedy.NONE;
    }

    private static String formEncoded(String text) {
        return FormCodec.format(new Parameters(List.of(new Parameter("", text))))
                .substring(1);
    }
}
