package dev.remora.internal.jose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * The algorithms of signatures (RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 9864 section 2.2); {@code none} is no such
 * algorithm. The signatures are the JDK's own: what jose4j puts around them costs more than the checks of a whole ID token.
 */
enum JwsAlgorithm {
    HS256(KeyType.OCT, "HmacSHA256", 256),
    HS384(KeyType.OCT, "HmacSHA384", 384),
    HS512(KeyType.OCT, "HmacSHA512", 512),
    RS256(KeyType.RSA, "SHA256withRSA", 256),
    RS384(KeyType.RSA, "SHA384withRSA", 384),
    RS512(KeyType.RSA, "SHA512withRSA", 512),
    PS256(KeyType.RSA, "RSASSA-PSS", 256),
    PS384(KeyType.RSA, "RSASSA-PSS", 384),
    PS512(KeyType.RSA, "RSASSA-PSS", 512),
    ES256(KeyType.P256, "SHA256withECDSAinP1363Format", 256),
    ES384(KeyType.P384, "SHA384withECDSAinP1363Format", 384),
    ES512(KeyType.P521, "SHA512withECDSAinP1363Format", 512),
    /** {@code EdDSA} of RFC 8037 and {@code Ed25519} of RFC 9864, which are one with a key of the curve Ed25519. */
    EDDSA(KeyType.ED25519, "Ed25519", 512);

    private static final Map<String, JwsAlgorithm> OTHER_NAMES = Map.of("EdDSA", EDDSA, "Ed25519", EDDSA);

    private final KeyType keyType;
    private final String jcaName;
    private final int bits;

    JwsAlgorithm(KeyType keyType, String jcaName, int bits) {
        this.keyType = keyType;
        this.jcaName = jcaName;
        this.bits = bits;
    }

    /** The algorithm of that name, in exactly these letters. */
    static Optional<JwsAlgorithm> of(String name) {
        JwsAlgorithm other = OTHER_NAMES.get(name);
        return other != null
                ? Optional.of(other)
                : Arrays.stream(values())
                        .filter(algorithm ->
                                algorithm != EDDSA && algorithm.name().equals(name))
                        .findFirst();
    }

    KeyType keyType() {
        return keyType;
    }

    boolean symmetric() {
        return keyType == KeyType.OCT;
    }

    /** The fewest octets of a secret (RFC 7518 section 3.2). */
    int shortestSecret() {
        return bits / Byte.SIZE;
    }

    boolean verify(Key key, byte[] signed, byte[] signature) throws GeneralSecurityException {
        if (symmetric()) {
            return MessageDigest.isEqual(mac(key, signed), signature);
        }
        // the JDK takes no notice of what follows a signature with Ed25519
        if (keyType.signatureLength() > 0 && signature.length != keyType.signatureLength()) {
            return false;
        }
        if (key instanceof ECKey curve && !isInRange(curve, signature)) {
            return false;
        }
        Signature verifier = signature();
        verifier.initVerify((PublicKey) key);
        verifier.update(signed);
        return verifier.verify(signature);
    }

    byte[] sign(Key key, byte[] octets) throws GeneralSecurityException {
        if (symmetric()) {
            return mac(key, octets);
        }
        Signature signer = signature();
        signer.initSign((PrivateKey) key);
        signer.update(octets);
        return signer.sign();
    }

    private byte[] mac(Key key, byte[] octets) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(jcaName);
        mac.init(key);
        return mac.doFinal(octets);
    }

    private Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jcaName);
        if (name().startsWith("PS")) {
            String hash = "SHA-" + bits;
            // RFC 7518 section 3.5: the salt is as long as the hash
            signature.setParameter(
                    new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / Byte.SIZE, 1));
        }
        return signature;
    }

    /** JDK 15 to 18 took a signature of zeros from any key (CVE-2022-21449), and some patch levels are still in use. */
    private static boolean isInRange(ECKey key, byte[] signature) {
        int half = signature.length / 2;
        BigInteger order = key.getParams().getOrder();
        return isInRange(new BigInteger(1, signature, 0, half), order)
                && isInRange(new BigInteger(1, signature, half, half), order);
    }

    private static boolean isInRange(BigInteger number, BigInteger order) {
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}
