package dev.remora.redis;

import dev.remora.OAuth;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.tck.AtOnce;
import dev.remora.tck.RotatingProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Three JVMs on one Redis refresh the token of a user once each time it expires; run by hand: threads, users, expiries. */
final class ThreeJvms {

    private static final int JVMS = 3;

    private ThreeJvms() {}

    /** Without arguments, or with three numbers, it starts the others; with {@code node} and two numbers it is one of them. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("node")) {
            beNode(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } else {
            int threads = args.length > 0 ? Integer.parseInt(args[0]) : 200;
            int users = args.length > 1 ? Integer.parseInt(args[1]) : 50;
            run(threads, users, args.length > 2 ? Integer.parseInt(args[2]) : 20);
        }
    }

    private static void run(int threads, int users, int expiries) throws IOException, InterruptedException {
        List<Node> nodes = new ArrayList<>();
        try (Redis redis = Redis.start();
                RotatingProvider provider = new RotatingProvider();
                OwnClient client = OwnClient.of(redis.url(), null, null, Duration.ofSeconds(10))) {
            SharedTokenStore store = new SharedTokenStore(
                    new RedisEntries(new RedisConnection(client.client(), Duration.ofSeconds(10)), "remora:"),
                    TwoNodes.sealer('a'),
                    Duration.ofDays(1));
            for (int user = 0; user < users; user++) {
                store.save(key(user), Token.bearer("a").withRefreshToken("u" + user + "-1"));
            }
            for (int number = 0; number < JVMS; number++) {
                nodes.add(Node.start(provider, redis, (threads + JVMS - 1) / JVMS, users));
            }
            long begin = System.nanoTime();
            int failed = 0;
            for (int expiry = 0; expiry < expiries; expiry++) {
                for (int user = 0; user < users; user++) {
                    expire(store, key(user));
                }
                for (Node node : nodes) {
                    node.in().println("go");
                    node.in().flush();
                }
                for (Node node : nodes) {
                    failed += Integer.parseInt(node.out().readLine());
                }
            }
            System.out.printf(
                    "%d JVMs, %d threads, %d users, %d expiries: %d refreshes, %d reused, %d calls failed, %d s%n",
                    JVMS,
                    threads,
                    users,
                    expiries,
                    provider.refreshes(),
                    provider.reused(),
                    failed,
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        } finally {
            nodes.forEach(node -> node.process().destroy());
        }
    }

    private static void expire(SharedTokenStore store, TokenKey key) {
        StoredToken read = store.find(key).orElseThrow();
        if (!store.replace(key, read, ((OAuth2Token) read.token()).withExpiresAt(Instant.EPOCH))) {
            throw new IllegalStateException("somebody else changed a token while nobody called");
        }
    }

    private static TokenKey key(int user) {
        return TokenKey.of("op", TokenOwner.application()).withName("u" + user);
    }

    private record Node(Process process, PrintStream in, BufferedReader out) {

        static Node start(RotatingProvider provider, Redis redis, int threads, int users) throws IOException {
            List<String> command = new ArrayList<>();
            Collections.addAll(
                    command,
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            provider.settings("op").forEach((name, value) -> command.add("-D" + name + "=" + value));
            String key = Base64.getEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII));
            Collections.addAll(
                    command,
                    "-Dremora.redis-url=" + redis.url(),
                    "-Dremora.redis-timeout=PT10S",
                    "-Dremora.token-store=redis",
                    "-Dremora.store-key=" + key,
                    ThreeJvms.class.getName(),
                    "node",
                    Integer.toString(threads),
                    Integer.toString(users));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Node(
                    process,
                    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
                    process.inputReader(StandardCharsets.UTF_8));
        }
    }

    /** For each line that it reads, all its threads call for all users, and it writes how many calls failed. */
    private static void beNode(int threads, int users) throws IOException, InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err);
        try (WeldContainer container = new Weld().initialize()) {
            OAuth oauth = container.select(OAuth.class).get();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                AtomicInteger turn = new AtomicInteger();
                List<Integer> failed = AtOnce.call(threads, () -> failures(oauth, users, turn.getAndIncrement()));
                out.println(failed.stream().mapToInt(Integer::intValue).sum());
            }
        }
    }

    private static int failures(OAuth oauth, int users, int first) {
        int failed = 0;
        for (int user = 0; user < users; user++) {
            String name = "u" + (user + first) % users;
            try {
                int status = oauth.remote("op").withTokenKey(name).get("me").status();
                failed += status == 200 ? 0 : 1;
            } catch (OAuthException e) {
                System.err.println(e.getMessage());
                failed++;
            }
        }
        return failed;
    }
}
