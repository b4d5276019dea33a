package dev.remora.internal.jose;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;

/** Reads public JSON Web Keys (RFC 7517) that may verify signatures; returns empty for every other one. */
final class JwkReader {

    private static final int SHORTEST_MODULUS = 2048;
    // the JDK's own limits; a verification with longer ones would take milliseconds
    private static final int LONGEST_MODULUS = 16 * 1024;
    private static final int LONGEST_EXPONENT = 64;
    private static final List<String> PUBLIC_MEMBERS = List.of("kty", "crv", "n", "e", "x", "y");

    private JwkReader() {}

    static Optional<VerificationKey> read(JsonValue value) {
        if (!(value instanceof JsonObject jwk) || !maySign(jwk)) {
            return Optional.empty();
        }
        KeyType type = type(jwk);
        if (type == null) {
            return Optional.empty();
        }
        String alg = text(jwk, "alg");
        Optional<JwsAlgorithm> algorithm = alg == null ? Optional.empty() : JwsAlgorithm.of(alg);
        if (jwk.containsKey("alg")
                && algorithm.filter(known -> known.keyType() == type).isEmpty()) {
            return Optional.empty();
        }
        return publicKey(jwk)
                .filter(JwkReader::isSound)
                .map(key ->
                        new VerificationKey(key, type, text(jwk, "kid"), algorithm.orElse(null), text(jwk, "issuer")));
    }

    /** RFC 7517 sections 4.2 and 4.3. One with its private half in the open is nobody's key any more. */
    private static boolean maySign(JsonObject jwk) {
        boolean use = !jwk.containsKey("use") || "sig".equals(text(jwk, "use"));
        boolean operation = !jwk.containsKey("key_ops")
                || (jwk.get("key_ops") instanceof JsonArray operations
                        && operations.stream()
                                .anyMatch(one -> one instanceof JsonString name
                                        && name.getString().equals("verify")));
        boolean named = !jwk.containsKey("kid") || text(jwk, "kid") != null;
        boolean issued = !jwk.containsKey("issuer") || text(jwk, "issuer") != null;
        return use && operation && named && issued && !jwk.containsKey("d");
    }

    private static @Nullable KeyType type(JsonObject jwk) {
        return switch (text(jwk, "kty") + " " + text(jwk, "crv")) {
            case "RSA null" -> KeyType.RSA;
            case "EC P-256" -> KeyType.P256;
            case "EC P-384" -> KeyType.P384;
            case "EC P-521" -> KeyType.P521;
            case "OKP Ed25519" -> KeyType.ED25519;
            default -> null;
        };
    }

    private static Optional<PublicKey> publicKey(JsonObject jwk) {
        Map<String, Object> members = new HashMap<>();
        for (String name : PUBLIC_MEMBERS) {
            String value = text(jwk, name);
            if (value != null) {
                members.put(name, value);
            }
        }
        try {
            return JsonWebKey.Factory.newJwk(members).getKey() instanceof PublicKey key
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (org.jose4j.lang.JoseException | RuntimeException e) {
            return Optional.empty(); // one that cannot be read is none; the others count
        }
    }

    private static boolean isSound(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            BigInteger exponent = rsa.getPublicExponent();
            return rsa.getModulus().bitLength() >= SHORTEST_MODULUS
                    && rsa.getModulus().bitLength() <= LONGEST_MODULUS
                    && exponent.testBit(0)
                    && exponent.compareTo(BigInteger.ONE) > 0
                    && exponent.bitLength() <= LONGEST_EXPONENT;
        }
        return !(key instanceof ECPublicKey ec)
                || isOnCurve(ec.getW(), ec.getParams().getCurve());
    }

    private static boolean isOnCurve(ECPoint point, EllipticCurve curve) {
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.signum() < 0 || x.compareTo(p) >= 0 || y.signum() < 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right =
                x.pow(2).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
        return y.pow(2).mod(p).equals(right);
    }

    private static @Nullable String text(JsonObject jwk, String name) {
        return jwk.get(name) instanceof JsonString text ? text.getString() : null;
    }
}
