package dev.remora.tck.nodes;

import dev.remora.tck.RotatingProvider;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Three JVMs on one store, and a provider that rotates refresh tokens and ends the grant of whoever uses one twice. Run by hand, by
 * the main class of a store's tests.
 */
public final class ManyNodes {

    private static final int JVMS = 3;
    private static final Duration START = Duration.ofMinutes(1);

    /** What the nodes keep tokens in. */
    public interface Engine {

        /**
         * What its nodes have to know.
         *
         * @return settings of Remora, and system properties of a node
         */
        Map<String, String> settings();

        /** StoppedStore it; what it had committed is there when it starts again. */
        void stop();

        /** Starts it again, and returns once it answers. */
        void start();
    }

    private final Engine engine;
    private final RotatingProvider provider = new RotatingProvider();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private long hours;

    private ManyNodes(Engine engine, String deadline) {
        this.engine = engine;
        settings.putAll(provider.settings(NodeProgram.APP));
        settings.put("remora." + NodeProgram.APP + ".protocol-deadline", deadline);
        settings.put("remora.session-store", "store");
        settings.put("remora.external-base-uri", NodeRequests.BASE.toString());
        settings.putAll(engine.settings());
    }

    /**
     * Runs what the first argument says: {@code refresh} (then how many threads, users and expiries), {@code kill}, or {@code stop}.
     *
     * @param engine the engine, which runs
     * @param arguments of the program
     * @throws InterruptedException if the thread is interrupted
     */
    public static void run(Engine engine, String... arguments) throws InterruptedException {
        String scenario = arguments.length > 0 ? arguments[0] : "refresh";
        ManyNodes nodes = new ManyNodes(engine, scenario.equals("kill") ? "PT5S" : "PT10S");
        try {
            nodes.run(scenario, arguments);
        } finally {
            nodes.close();
        }
    }

    private void run(String scenario, String... arguments) throws InterruptedException {
        switch (scenario) {
            case "refresh" -> refresh(number(arguments, 1, 200), number(arguments, 2, 50), number(arguments, 3, 20));
            case "kill" -> new KilledNodes(this).run();
            case "stop" -> new StoppedStore(this).run();
            default -> throw new IllegalArgumentException("refresh, kill or stop, not " + scenario);
        }
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    /** Each user's token expires so many times, and all threads of all JVMs call with each. */
    private void refresh(int threads, int users, int expiries) throws InterruptedException {
        startAll();
        for (int user = 0; user < users; user++) {
            signIn(node(user % JVMS), "u" + user);
        }
        long begin = System.nanoTime();
        Map<String, Integer> sum = new TreeMap<>();
        for (int expiry = 0; expiry < expiries; expiry++) {
            expire();
            int each = (threads + JVMS - 1) / JVMS;
            List<CompletableFuture<String>> all = nodes.stream()
                    .map(node -> node.tell("calls " + each + " " + users))
                    .toList();
            for (CompletableFuture<String> outcomes : all) {
                for (String outcome : outcomes.join().split(" ", -1)) {
                    String[] parts = outcome.split("=", 2);
                    sum.merge(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 1, Integer::sum);
                }
            }
        }
        print(
                "%d JVMs, %d threads, %d users, %d expiries: %d refreshes for %d, %d refresh tokens used twice; calls by outcome: %s; %d s",
                JVMS,
                threads,
                users,
                expiries,
                provider.refreshes(),
                users * expiries,
                provider.reused(),
                sum,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    RotatingProvider provider() {
        return provider;
    }

    Engine engine() {
        return engine;
    }

    NodeProcess node(int number) {
        return nodes.get(number);
    }

    void startAll() {
        for (int number = 0; number < JVMS; number++) {
            nodes.add(started());
        }
        nodes.forEach(ManyNodes::awaitReady);
    }

    NodeProcess started() {
        return NodeProcess.start(
                settings, hours, Boolean.getBoolean("remora.nodes.log") ? Redirect.INHERIT : Redirect.DISCARD);
    }

    /** Its first calls may be slower than a store is waited for. */
    static void awaitReady(NodeProcess node) {
        long begin = System.nanoTime();
        String outcome = node.ask("call nobody");
        while (outcome.equals("store_unavailable") && System.nanoTime() - begin < START.toNanos()) {
            outcome = node.ask("call nobody");
        }
        if (!outcome.equals("authorization_required")) {
            throw new IllegalStateException("a node does not start: " + outcome);
        }
    }

    /** Puts another node in place of one that was killed. */
    void replace(int number, NodeProcess node) {
        nodes.set(number, node);
    }

    /** All access tokens expire. */
    void expire() {
        hours += 2;
        nodes.forEach(node -> node.ask("clock " + hours));
    }

    static void signIn(NodeProcess node, String user) {
        String outcome = node.ask("finish " + user + " " + node.ask("begin " + user));
        if (!outcome.equals("granted")) {
            throw new IllegalStateException(user + " cannot sign in: " + outcome);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // numbers and names
    static void print(String line, Object... values) {
        System.out.printf(line + "%n", values);
    }

    private void close() throws InterruptedException {
        for (NodeProcess node : nodes) {
            node.stop();
        }
        provider.close();
    }
}
