package dev.remora.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All requests under way, so that none outlives the application. */
final class CallsInFlight {

    private final Set<CallInFlight> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    boolean isClosed() {
        return closed;
    }

    void began(CallInFlight call) {
        calls.add(call);
        if (closed) {
            call.giveUp();
        }
    }

    void ended(CallInFlight call) {
        calls.remove(call);
    }

    void close() {
        closed = true;
        calls.forEach(CallInFlight::giveUp);
    }
}
