package dev.remora.tck.nodes;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** StoppedStore the store for ten seconds before a refresh is sent, under its lease, and between the provider's answer and the save. */
final class StoppedStore {

    private static final Duration STOP = Duration.ofSeconds(10);

    private final ManyNodes nodes;

    StoppedStore(ManyNodes nodes) {
        this.nodes = nodes;
    }

    void run() throws InterruptedException {
        nodes.startAll();
        for (int user = 0; user < 6; user++) {
            ManyNodes.signIn(nodes.node(user % 3), "u" + user);
        }
        beforeTheRefresh();
        atAPoint("after lease", "u3");
        atAPoint("before exchange", "u4");
        atAPoint("before replace", "u5");
        ManyNodes.print("%d refresh tokens used twice", nodes.provider().reused());
    }

    private void beforeTheRefresh() throws InterruptedException {
        nodes.expire();
        int sent = nodes.provider().refreshes();
        nodes.engine().stop();
        Map<String, Integer> meanwhile = new TreeMap<>();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < STOP.toNanos()) {
            for (int node = 0; node < 3; node++) {
                meanwhile.merge(nodes.node(node).ask("call u" + node), 1, Integer::sum);
            }
        }
        ManyNodes.print(
                "stopped before a refresh: calls by outcome %s, %d refreshes sent",
                meanwhile, nodes.provider().refreshes() - sent);
        nodes.engine().start();
        for (int node = 0; node < 3; node++) {
            ManyNodes.print("  back, node %d: %s", node, backAgain(node, "u" + node));
        }
    }

    private void atAPoint(String point, String user) throws InterruptedException {
        nodes.expire();
        int sent = nodes.provider().refreshes();
        NodeProcess node = nodes.node(0);
        node.ask("arm " + point);
        CompletableFuture<String> call = node.tell("call " + user);
        if (!point.equals(node.awaitPoint())) {
            throw new IllegalStateException("did not come to " + point + ", " + call.getNow("and has no result"));
        }
        nodes.engine().stop();
        node.ask("go");
        TimeUnit.NANOSECONDS.sleep(STOP.toNanos());
        nodes.engine().start();
        ManyNodes.print("stopped %s: back, the same node: %s", point, backAgain(0, user));
        ManyNodes.print(
                "  the call itself: %s; another node: %s; %d refreshes sent",
                call.join(), backAgain(1, user), nodes.provider().refreshes() - sent);
    }

    private String backAgain(int node, String user) {
        long begin = System.nanoTime();
        String first = nodes.node(node).ask("call " + user);
        String outcome = first;
        while (!outcome.equals("200") && System.nanoTime() - begin < 3 * STOP.toNanos()) {
            outcome = nodes.node(node).ask("call " + user);
        }
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        return outcome + " after " + millis + " ms" + (first.equals("200") ? "" : ", first " + first);
    }
}
