package dev.remora.benchmarks;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.oauth1.NonceSource;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.oauth1.SignatureAlgorithms;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs as Remora does: one signer for all threads. */
final class RemoraSide {

    private final OAuth1Signer signer;
    private final OAuth1Token token = Token.oauth1(Call.TOKEN, Call.TOKEN_SECRET);

    RemoraSide(String method, @Nullable Secret rsaKey) {
        signer = new OAuth1Signer(
                "benchmark",
                Call.CONSUMER_KEY,
                new SignatureAlgorithms("benchmark", List.of())
                        .named(method, Secret.of(Call.CONSUMER_SECRET), rsaKey, null),
                null,
                NonceSource.random(new SecureRandom()),
                InstantSource.system());
    }

    String header() {
        Parameters form = Parameters.none().and(Call.FORM_NAME, Call.FORM_VALUE);
        return signer.authorizationHeader(Call.METHOD, Call.ADDRESS, form, Parameters.none(), token);
    }

    String baseString() {
        Parameters form = Parameters.none().and(Call.FORM_NAME, Call.FORM_VALUE);
        return signer.explain(Call.METHOD, Call.ADDRESS, form, Parameters.none(), token)
                .baseString();
    }
}
