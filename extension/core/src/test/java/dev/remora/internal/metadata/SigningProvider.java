package dev.remora.internal.metadata;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.remora.internal.jose.CompactToken;
import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.TokenVerifier;
import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider that signs tokens, changes its keys, and is asked for them by {@link #source}. */
final class SigningProvider {

    static final String KEYS = Discovery.ISSUER + "/keys";
    static final TokenVerifier VERIFIER = new TokenVerifier(Set.of("ES256", "RS256"), null);

    final ScriptedExchange exchange = new ScriptedExchange();
    final TimeByHand time = new TimeByHand();
    final KeySource source;
    private final JsonReader json = new JsonReader();
    private final List<ECKey> keys = new ArrayList<>();

    SigningProvider() {
        this(MetadataSource.configured(DiscoveringApp.keysAt(KEYS)));
    }

    SigningProvider(MetadataSource metadata) {
        DiscoveringApp app = DiscoveringApp.of(Discovery.ISSUER);
        source = new DiscoveredKeys(
                app.settings(),
                metadata,
                new DocumentCall(app.settings(), exchange, ProtocolCall.KEYS),
                time.schedule());
        exchange.at(KEYS, this::published);
    }

    /** Signs with a new key from now on; the older ones stay published. */
    SigningProvider rotate(@Nullable String kid) {
        try {
            keys.add(0, new ECKeyGenerator(Curve.P_256).keyID(kid).generate());
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    void withdrawAll() {
        keys.clear();
    }

    CompactToken token() {
        ECKey key = keys.get(0);
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new Payload("{\"sub\":\"ann\"}"));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return parsed(token.serialize());
    }

    /** A token that anybody could make up, of a key that the provider does not have. */
    CompactToken madeUp(String kid) {
        String header = "{\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}";
        return parsed(Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + ".e30." + "A".repeat(86));
    }

    CompactToken parsed(String text) {
        try {
            return CompactToken.parse(json, text);
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    int fetches() {
        return exchange.asked().size();
    }

    ProtocolResponse published() {
        return ScriptedExchange.json(
                new JWKSet(new ArrayList<>(keys)).toPublicJWKSet().toString());
    }
}
