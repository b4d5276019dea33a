package dev.remora.internal.client;

import dev.remora.OAuthRemote;
import dev.remora.RequestRefusedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A provider that sends every call on to another origin, which must see nothing of the token. */
final class SecondOrigin implements AutoCloseable {

    private final WireServer provider = new WireServer();
    private final WireServer other = new WireServer();
    private final TestApp app = TestApp.oauth2(provider);

    SecondOrigin() {
        provider.answersAlways(request -> WireAnswer.status(
                Integer.parseInt(request.target().replaceAll("\\D", "")), "Location: " + other.origin() + "/x"));
    }

    OAuthRemote remote() {
        return app.remote();
    }

    WireServer provider() {
        return provider;
    }

    /** What becomes of calls of a client: their status, or why they were refused. Requests at the other origin are an error. */
    List<String> outcomes(ClientBuilder builder, BiFunction<ClientBuilder, OAuthRemote, Client> signed) {
        Client client = signed.apply(builder, remote());
        try {
            List<String> outcomes = new ArrayList<>();
            for (int status : List.of(301, 302, 303, 307, 308)) {
                WebTarget target = client.target(provider.uri("/api/" + status));
                outcomes.add(outcome(() -> target.request().get()));
                outcomes.add(outcome(() -> target.request().post(Entity.form(new Form("secret", "canary")))));
            }
            if (!other.received().isEmpty()) {
                throw new AssertionError("the other origin saw " + other.received());
            }
            return outcomes.stream().distinct().toList();
        } finally {
            client.close();
        }
    }

    private static String outcome(Supplier<Response> call) {
        try (Response response = call.get()) {
            int status = response.getStatus();
            return status > 300 && status < 309 ? "handed back" : "status " + status;
        } catch (ProcessingException e) {
            if (e.getCause() instanceof RequestRefusedException refused) {
                return String.valueOf(refused.getMessage());
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        app.close();
        provider.close();
        other.close();
    }
}
