package dev.remora.internal.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A provider that behaves as the file of a preset says. */
final class CatalogueProvider {

    static final String SECRET = "a secret of more than thirty-two characters";
    private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    private static final RSAKey KEY = key();

    private final CataloguePreset preset;
    private final Instant now;
    private @Nullable String nonce;

    CatalogueProvider(CataloguePreset preset, Instant now) {
        this.preset = preset;
        this.now = now;
    }

    void sent(URI authorizationUri) {
        nonce = ProviderScenario.query(authorizationUri).get("nonce");
    }

    /** Returns the issuer of ID tokens, which may be one for each tenant. */
    static String issuer(CataloguePreset preset) {
        return preset.value("issuer-template", preset.value("issuer", "")).replace("{tenantid}", TENANT);
    }

    ProtocolResponse answer(ProtocolRequest request) {
        return switch (request.call()) {
            case METADATA -> json(metadata());
            case KEYS -> json("{\"keys\":[" + KEY.toPublicJWK().toJSONString() + "]}");
            case USERINFO -> json(preset.isOpenId() ? "{\"sub\":\"the-sub\"}" : preset.user());
            case REQUEST_TOKEN -> form("oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true");
            default -> preset.isOAuth1() ? form("oauth_token=a&oauth_token_secret=s") : json(token());
        };
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%2$s","token_endpoint":"%3$s",
                 "jwks_uri":"https://op.example/keys","userinfo_endpoint":"https://op.example/userinfo"}""".formatted(
                        preset.value("issuer", ""),
                        preset.value("authorize-url", "https://op.example/authorize"),
                        preset.value("token-url", "https://op.example/token"));
    }

    private String token() {
        Map<String, String> members = new LinkedHashMap<>(Map.of(
                "access_token",
                "\"a\"",
                "token_type",
                "\"" + preset.value("bearer-types", "Bearer") + "\"",
                "refresh_token",
                "\"r\"",
                "expires_in",
                "3600"));
        if (preset.isOpenId()) {
            members.put("id_token", "\"" + idToken() + "\"");
        }
        if (preset.has("base-url-from")) {
            members.put(preset.value("base-url-from", "").replace("token:", ""), "\"" + preset.userBase() + "\"");
        }
        preset.said("token").forEach((name, value) -> members.put(name, "\"" + value + "\""));
        preset.entries("user-params").values().forEach(name -> members.put(name, "\"the-" + name + "\""));
        Map<String, String> renamed = new LinkedHashMap<>();
        if (preset.renewsItself()) {
            members.remove("refresh_token");
        }
        members.forEach((name, value) -> renamed.put(preset.value("response-names." + name, name), value));
        Map<String, String> answer = new LinkedHashMap<>();
        if (preset.has("token-path")) {
            String[] steps = preset.value("token-path", "").substring(1).split("/", 2);
            answer.put(steps[0], steps.length == 1 ? object(renamed) : "[" + object(renamed) + "]");
        } else {
            answer.putAll(renamed);
        }
        if (preset.has("success-path")) {
            String[] success = preset.value("success-path", "").substring(1).split("=", 2);
            answer.put(success[0], success[1]);
        }
        return object(answer);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String idToken() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer(preset))
                .claim("tid", TENANT)
                .subject("the-sub")
                .audience("key")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce);
        JWSAlgorithm algorithm = JWSAlgorithm.parse(preset.value("id-token-algorithms", "RS256"));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build(), claims.build());
        try {
            JWSSigner signer = algorithm.equals(JWSAlgorithm.HS256) ? new MACSigner(SECRET) : new RSASSASigner(KEY);
            token.sign(signer);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    private static ProtocolResponse json(String body) {
        return TestProvider.response(200, "application/json", body);
    }

    private static ProtocolResponse form(String body) {
        return TestProvider.response(200, "application/x-www-form-urlencoded", body);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
