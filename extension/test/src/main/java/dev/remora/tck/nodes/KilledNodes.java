package dev.remora.tck.nodes;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** KilledNodes one node at each point of a refresh and of a callback, and looks at what becomes of its user on another one. */
final class KilledNodes {

    private static final List<String> REFRESH = List.of(
            "before read",
            "after read",
            "before lease",
            "after lease",
            "before second read",
            "after second read",
            "before exchange",
            "after exchange",
            "before replace",
            "after replace",
            "before release",
            "after release");
    private static final List<String> CALLBACK = List.of(
            "before take",
            "after take",
            "before exchange",
            "after exchange",
            "before save",
            "after save",
            "before complete",
            "after complete");
    // longer than a lease: the deadline of 5 s, and 15 s
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final ManyNodes nodes;
    private final ExecutorService checks = Executors.newCachedThreadPool();
    private final Map<String, CompletableFuture<String>> outcomes = new LinkedHashMap<>();

    KilledNodes(ManyNodes nodes) {
        this.nodes = nodes;
    }

    void run() throws InterruptedException {
        nodes.startAll();
        for (int user = 0; user < REFRESH.size(); user++) {
            ManyNodes.signIn(nodes.node(1), "u" + user);
        }
        nodes.expire();
        for (int user = 0; user < REFRESH.size(); user++) {
            String name = "u" + user;
            killAt(REFRESH.get(user), "call " + name);
            check("refresh, " + REFRESH.get(user), () -> called(name));
        }
        for (int user = 0; user < CALLBACK.size(); user++) {
            String name = "s" + user;
            String callback = "finish " + name + " " + nodes.node(1).ask("begin " + name);
            killAt(CALLBACK.get(user), callback);
            check("callback, " + CALLBACK.get(user), () -> finished(name, callback));
        }
        outcomes.forEach((point, outcome) -> ManyNodes.print("killed at %s: %s", point, outcome.join()));
        ManyNodes.print("%d refresh tokens used twice", nodes.provider().reused());
        checks.shutdown();
    }

    private void killAt(String point, String command) throws InterruptedException {
        NodeProcess victim = nodes.node(0);
        NodeProcess next = nodes.started();
        victim.ask("arm " + point);
        CompletableFuture<String> result = victim.tell(command);
        String reached = victim.awaitPoint();
        if (!point.equals(reached)) {
            throw new IllegalStateException("did not come to " + point + ", " + result.getNow("and has no result"));
        }
        victim.kill();
        ManyNodes.awaitReady(next);
        nodes.replace(0, next);
    }

    private void check(String point, Supplier<String> check) {
        outcomes.put(point, CompletableFuture.supplyAsync(check, checks));
    }

    /** Calls until there is a token, or none any more; who has to sign in again does so. */
    private String called(String user) {
        NodeProcess other = nodes.node(1);
        long begin = System.nanoTime();
        String outcome = other.ask("call " + user);
        while (!outcome.equals("200") && !outcome.endsWith("authorization_required") && isPatient(begin)) {
            outcome = other.ask("call " + user);
        }
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        String after = outcome + " after " + millis + " ms";
        if (outcome.equals("200")) {
            return after;
        }
        ManyNodes.signIn(other, user);
        return after + ", signed in again: " + other.ask("call " + user);
    }

    private static boolean isPatient(long begin) {
        return System.nanoTime() - begin < PATIENCE.toNanos();
    }

    /** The browser sends the callback again, to another node; where that does not help its user begins anew. */
    private String finished(String user, String callback) {
        NodeProcess other = nodes.node(1);
        String outcome = other.ask(callback);
        if (outcome.equals("granted")) {
            return "granted by another node, " + other.ask("call " + user);
        }
        String before = other.ask("call " + user);
        ManyNodes.signIn(other, user);
        return outcome + ", then " + before + ", begun anew: " + other.ask("call " + user);
    }
}
