package dev.remora.internal.client;

import dev.remora.OAuthRemote;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** A provider whose answers are read. */
abstract class AnswersScenario {

    final WireServer server = new WireServer();
    final TestApp app = TestApp.oauth2(server);
    final TestApp strict = TestApp.oauth2(server).strict();
    final TestApp json = TestApp.oauth2(server).contentType("application/json");
    final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        strict.close();
        json.close();
        server.close();
    }
}
