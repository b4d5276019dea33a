package dev.remora.internal.client;

import dev.remora.internal.message.AnswerMessages;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs what is tolerated in the responses of one remote application, each once. */
final class ResponseToleranceLog {

    private static final System.Logger LOG = System.getLogger("dev.remora.client");

    private final String remoteApp;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ResponseToleranceLog(String remoteApp) {
        this.remoteApp = remoteApp;
    }

    /**
     * @param kind one of few
     * @param how how JSON is sent
     */
    void log(String kind, String how) {
        if (told.add(kind)) {
            LOG.log(System.Logger.Level.INFO, AnswerMessages.tolerated(remoteApp, how));
        }
    }
}
