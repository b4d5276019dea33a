package dev.remora.benchmarks;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.remora.internal.jose.CompactToken;
import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JsonWebKeySet;
import dev.remora.internal.jose.TokenVerifier;
import dev.remora.internal.oidc.IdTokenClaims;
import dev.remora.internal.oidc.IdTokenExpectations;
import dev.remora.internal.oidc.IdTokenValidator;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.UserinfoUse;
import dev.remora.internal.wire.JsonReader;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * From the text of an ID token to its claims, checked: signature, issuer, audience, times and nonce; the keys are at hand.
 * Beside it the bare {@link Signature}, which is given its octets.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class IdTokenBenchmark {

    private static final Duration SKEW = Duration.ofSeconds(30);

    /** Those that know every algorithm. */
    @State(Scope.Thread)
    @NullUnmarked // JMH sets the parameter, then calls setUp
    public static class Sides {

        @Param({"RS256", "ES256", "EdDSA"})
        public String algorithm = "";

        private Signature bare;
        private byte[] signed;
        private byte[] signature;
        private String text;
        private JsonReader json;
        private JsonWebKeySet keys;
        private TokenVerifier verifier;
        private IdTokenValidator validator;
        private IdTokenExpectations expected;
        private JwtConsumer jose4j;

        @Setup
        public void setUp() throws GeneralSecurityException, JoseException {
            SignedIdToken token = new SignedIdToken(algorithm);
            text = token.text();
            bare = token.bare();
            signed = token.signed();
            signature = token.signature();
            json = new JsonReader();
            keys = JsonWebKeySet.read(SignedIdToken.object(token.jwks()));
            verifier = new TokenVerifier(Set.of(algorithm), null);
            validator = new IdTokenValidator(
                    "benchmark", SignedIdToken.CLIENT_ID, settings(algorithm), Set.of(), InstantSource.system());
            expected = IdTokenExpectations.of(SignedIdToken.ISSUER, SignedIdToken.NONCE);
            jose4j = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm))
                    .setVerificationKey(token.publicKey())
                    .setExpectedIssuer(SignedIdToken.ISSUER)
                    .setExpectedAudience(SignedIdToken.CLIENT_ID)
                    .setRequireSubject()
                    .setRequireIssuedAt()
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                    .registerValidator((Validator) context ->
                            SignedIdToken.NONCE.equals(context.getJwtClaims().getClaimValue("nonce")) ? null : "nonce")
                    .build();
        }
    }

    /** Spring Security, which has no EdDSA. */
    @State(Scope.Thread)
    @NullUnmarked // JMH sets the parameter, then calls setUp
    public static class Spring {

        @Param({"RS256", "ES256"})
        public String algorithm = "";

        private String text;
        private NimbusJwtDecoder decoder;

        @Setup
        public void setUp() throws ParseException {
            SignedIdToken token = new SignedIdToken(algorithm);
            text = token.text();
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    JWSAlgorithm.parse(algorithm), new ImmutableJWKSet<>(JWKSet.parse(token.jwks()))));
            processor.setJWTClaimsSetVerifier((claims, context) -> {}); // Spring has its own
            decoder = new NimbusJwtDecoder(processor);
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                    new JwtTimestampValidator(SKEW),
                    new JwtIssuerValidator(SignedIdToken.ISSUER),
                    new JwtClaimValidator<List<String>>("aud", aud -> aud.equals(List.of(SignedIdToken.CLIENT_ID))),
                    new JwtClaimValidator<Object>("sub", sub -> sub != null),
                    new JwtClaimValidator<String>("nonce", SignedIdToken.NONCE::equals)));
        }
    }

    @Benchmark
    public boolean floorVerifyOnly(Sides sides) throws SignatureException {
        sides.bare.update(sides.signed);
        return sides.bare.verify(sides.signature);
    }

    @Benchmark
    public IdTokenClaims remora(Sides sides) throws JoseException {
        return sides.validator.validate(
                sides.verifier.verify(CompactToken.parse(sides.json, sides.text), sides.keys), sides.expected);
    }

    @Benchmark
    public JwtClaims jose4j(Sides sides) throws InvalidJwtException {
        return sides.jose4j.processToClaims(sides.text);
    }

    @Benchmark
    public Jwt spring(Spring spring) {
        return spring.decoder.decode(spring.text);
    }

    private static OpenIdSettings settings(String algorithm) {
        return new OpenIdSettings(
                SignedIdToken.ISSUER,
                null,
                Set.of(),
                null,
                true,
                SKEW,
                Set.of(algorithm),
                Set.of(),
                UserinfoUse.AUTO,
                null);
    }
}
