package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the client says who it is at the token endpoint (RFC 6749 section 2.3): in one way per request. */
public record ClientAuthentication(
        String clientId, @Nullable Secret secret, Method method) {

    /** The ways. */
    public enum Method {
        POST,
        /** Id and secret form-encoded before Base64 (section 2.3.1). */
        BASIC,
        /** Id and secret as they are. */
        BASIC_RAW,
        NONE
    }

    /** The setting that may help where the provider does not know the client. */
    public ClientRemedy remedy() {
        if (secret == null) {
            return ClientRemedy.NO_SECRET;
        }
        boolean encoded = method == Method.BASIC
                && !(formEncoded(clientId).equals(clientId)
                        && formEncoded(revealed()).equals(revealed()));
        return encoded ? ClientRemedy.BASIC_ENCODING : ClientRemedy.NONE;
    }

    boolean isBasic() {
        return secret != null && (method == Method.BASIC || method == Method.BASIC_RAW);
    }

    /** The value of the Authorization header; only if {@link #isBasic()}. */
    String header() {
        String pair = method == Method.BASIC
                ? formEncoded(clientId) + ":" + formEncoded(revealed())
                : clientId + ":" + revealed();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    void addTo(Map<String, List<String>> parameters, boolean authenticatedByHeader) {
        if (isBasic()) {
            return;
        }
        parameters.put("client_id", List.of(clientId)); // section 3.2.1
        if (method == Method.POST && secret != null && !authenticatedByHeader) {
            parameters.put("client_secret", List.of(revealed()));
        }
    }

    private String revealed() {
        return secret == null ? "" : secret.reveal();
    }

    private static String formEncoded(String text) {
        return FormCodec.format(new Parameters(List.of(new Parameter("", text))))
                .substring(1);
    }
}
