package dev.remora.internal.jose;

import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Secret;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Runs in a class loader of its own, which has no jose4j. */
public final class WithoutLibrary implements UnaryOperator<String> {

    private static final Secret SECRET = Secret.of("0123456789abcdef0123456789abcdef");

    @Override
    public String apply(String argument) {
        try {
            return switch (argument) {
                case "keys" ->
                    JsonWebKeySet.read(new JsonReader()
                                    .parse("{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AQAB\"}]}")
                                    .asJsonObject())
                            .toString();
                case "key" -> JoseKey.read(Secret.of("{\"kty\":\"RSA\"}"), null).toString();
                case "encrypted" ->
                    new TokenDecrypter(rsa())
                            .decrypt(CompactToken.parse(
                                    new JsonReader(),
                                    Base64Url.encode("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}"
                                                    .getBytes(StandardCharsets.UTF_8))
                                            + "...."))
                            .toString();
                default -> signAndVerify();
            };
        } catch (JoseException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signAndVerify() throws JoseException {
        String token = new TokenSigner(JoseKey.secret(SECRET), "HS256")
                .sign(object("{\"typ\":\"JWT\"}"), object("{\"sub\":\"me\"}"));
        return new TokenVerifier(Set.of("HS256", "RS256"), SECRET)
                .verify(CompactToken.parse(new JsonReader(), token), JsonWebKeySet.empty())
                .claims()
                .toString();
    }

    private static JsonObject object(String text) {
        return new JsonReader().parse(text).asJsonObject();
    }

    private static JoseKey rsa() throws GeneralSecurityException {
        return new JoseKey(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate(), null, null);
    }
}
