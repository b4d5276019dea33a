package dev.remora.it.stores;

import dev.remora.it.providers.ProviderProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** A {@code redis-server}, which has to be on the path, on loopback and in memory. */
public final class RedisServer implements AutoCloseable {

    private final ProviderProcess process;
    private final int port;

    private RedisServer(ProviderProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one. */
    public static RedisServer start() {
        int port = freePort();
        ProcessBuilder program = new ProcessBuilder(
                "redis-server",
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no");
        return new RedisServer(
                ProviderProcess.start(
                        program,
                        Path.of(System.getProperty("remora.it.work"), "redis.log"),
                        Pattern.compile("(Ready to accept connections)"),
                        Duration.ofSeconds(20)),
                port);
    }

    /** Its address. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** How many keys match a pattern. */
    public int keys(String pattern) {
        // "*3" begins an array of three
        return Integer.parseInt(answer("KEYS " + pattern).substring(1));
    }

    /** Removes all keys. */
    public void empty() {
        answer("FLUSHALL");
    }

    private String answer(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    /** One below those that systems give to whoever asks for any: nobody else gets it meanwhile. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
