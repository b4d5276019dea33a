package dev.remora.tck.nodes;

import dev.remora.AuthorizationResult;
import dev.remora.ErrorCode;
import dev.remora.OAuth;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.tck.AtOnce;
import dev.remora.tck.MemoryCookies;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** One node: reads commands, one a line, carries each out on a thread of its own, and writes its number and its result. */
public final class NodeProgram {

    static final String APP = "op";

    private static final String COOKIE = "=";

    private final AtomicLong hours;
    private final NodeRequests requests = new NodeRequests();
    private final PrintStream out;
    private final PausePoints points;

    private NodeProgram(PrintStream out, long hours) {
        this.out = out;
        this.hours = new AtomicLong(hours);
        this.points = new PausePoints(point -> answer("at", point));
    }

    /**
     * Runs until its input ends.
     *
     * @param args by how many hours its clock is ahead
     * @throws IOException if its input cannot be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        new NodeProgram(out, Long.parseLong(args[0])).run();
    }

    private void run() throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        SeContainerInitializer cdi =
                SeContainerInitializer.newInstance().addExtensions(new NodeBeans(points, requests, hours));
        try (SeContainer container = cdi.initialize()) {
            OAuth oauth = container.select(OAuth.class).get();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> words = Arrays.asList(line.split(" ", 3));
                threads.execute(() ->
                        answer(words.get(0), result(oauth, words.get(1), words.size() > 2 ? words.get(2) : "")));
            }
        }
        threads.shutdownNow();
    }

    private synchronized void answer(String number, String result) {
        out.println(number + " " + result);
        out.flush();
    }

    private String result(OAuth oauth, String command, String argument) {
        try {
            return switch (command) {
                case "arm" -> done(() -> points.arm(argument));
                case "go" -> done(points::go);
                case "clock" -> done(() -> hours.set(Long.parseLong(argument)));
                case "call" -> call(oauth, argument);
                case "calls" -> calls(oauth, argument.split(" ", -1));
                case "begin" -> begin(oauth.remote(APP), argument);
                case "finish" -> finish(oauth.remote(APP), argument.split(" ", -1));
                default -> "unknown command";
            };
        } catch (OAuthException e) {
            System.err.println(e.getMessage());
            return e.code().toString();
        } catch (RuntimeException | InterruptedException | AssertionError e) {
            e.printStackTrace();
            return e.getClass().getSimpleName();
        }
    }

    private static String done(Runnable command) {
        command.run();
        return "done";
    }

    private static String call(OAuth oauth, String user) {
        try {
            return Integer.toString(oauth.remote(APP).asCaller(user).get("me").status());
        } catch (OAuthException e) {
            // the code of somebody who has not signed in yet is what a node that starts is asked for
            if (e.code() != ErrorCode.AUTHORIZATION_REQUIRED) {
                e.printStackTrace();
            }
            return e.code().toString();
        }
    }

    /** Calls for all users on each of many threads, and counts the outcomes. */
    private static String calls(OAuth oauth, String[] numbers) throws InterruptedException {
        int threads = Integer.parseInt(numbers[0]);
        int users = Integer.parseInt(numbers[1]);
        AtomicInteger turn = new AtomicInteger();
        List<Map<String, Integer>> all = AtOnce.call(threads, () -> {
            int first = turn.getAndIncrement();
            Map<String, Integer> outcomes = new TreeMap<>();
            for (int user = 0; user < users; user++) {
                outcomes.merge(call(oauth, "u" + (user + first) % users), 1, Integer::sum);
            }
            return outcomes;
        });
        Map<String, Integer> sum = new TreeMap<>();
        all.forEach(outcomes -> outcomes.forEach((outcome, count) -> sum.merge(outcome, count, Integer::sum)));
        return sum.entrySet().stream()
                .map(entry -> entry.getKey() + COOKIE + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Sends a user away, and returns the state and the cookies of his browser. */
    private String begin(OAuthRemote remote, String user) {
        MemoryCookies cookies = new MemoryCookies();
        String query = requests.with(
                user,
                Map.of(),
                cookies,
                () -> remote.authorization()
                        .callback(NodeRequests.BASE.resolve("authorized").toString())
                        .uri()
                        .getRawQuery());
        String state = Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith("state="))
                .findFirst()
                .orElseThrow();
        return state.substring("state=".length()) + written(cookies);
    }

    /** Takes the callback of a user's browser: its user, its state, its cookies. */
    private String finish(OAuthRemote remote, String[] words) {
        MemoryCookies cookies = new MemoryCookies();
        for (int at = 2; at < words.length; at++) {
            String[] cookie = words[at].split(COOKIE, 2);
            cookies.plant(cookie[0], cookie[1]);
        }
        Map<String, List<String>> query = Map.of("code", List.of("of-" + words[0]), "state", List.of(words[1]));
        AuthorizationResult result = requests.with(words[0], query, cookies, remote::authorizedResponse);
        return result.granted().isPresent() ? "granted" : "denied";
    }

    private static String written(MemoryCookies cookies) {
        return cookies.values().entrySet().stream()
                .map(cookie -> " " + cookie.getKey() + COOKIE + cookie.getValue())
                .collect(Collectors.joining());
    }
}
