package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC (RFC 5849 section 3.4.2) with one of the SHA digests. */
record HmacAlgorithm(String name, String jcaName, String digest, Secret consumerSecret) implements SignatureAlgorithm {

    @Override
    public SignatureFunction newFunction() {
        return new Keyed(mac(), jcaName, PercentEncoding.encode(consumerSecret.reveal()));
    }

    @Override
    public Optional<String> bodyDigest() {
        return Optional.of(digest);
    }

    private Mac mac() {
        try {
            return Mac.getInstance(jcaName);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stays keyed for as long as one token signs. */
    private static final class Keyed implements SignatureFunction {

        private final Mac mac;
        private final String jcaName;
        private final String encodedConsumerSecret;
        private @Nullable String keyedFor;

        private Keyed(Mac mac, String jcaName, String encodedConsumerSecret) {
            this.mac = mac;
            this.jcaName = jcaName;
            this.encodedConsumerSecret = encodedConsumerSecret;
        }

        @Override
        public String sign(OctetBuilder baseString, String tokenSecret) {
            if (!tokenSecret.equals(keyedFor)) {
                key(tokenSecret);
            }
            mac.update(baseString.array(), 0, baseString.length());
            return Base64.getEncoder().encodeToString(mac.doFinal());
        }

        private void key(String tokenSecret) {
            String key = encodedConsumerSecret + '&' + PercentEncoding.encode(tokenSecret);
            try {
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), jcaName));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            keyedFor = tokenSecret;
        }
    }
}
