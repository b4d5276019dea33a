package dev.remora.samples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.samples.signin.start.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, in a process of its own. */
class MainTest {

    private static final List<String> APPS = List.of("twitter", "github", "weibo", "acme");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void itPrintsItsAddressWhenItIsReadyAndEndsWhenItIsStopped() throws Exception {
        Process process = start("-Dsign-in.port=0", "-Dprovider.port=0");

        String address = readyAddress(process);

        Browser browser = new Browser(URI.create(address)).go("/");
        assertThat(browser.body()).contains("Sign in with GitHub");
        browser.go("github").decide("allow"); // a session that is left
        process.toHandle().destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(text(process.getErrorStream())).isEmpty();
    }

    @Test
    void signInsOutliveTheProcess(@TempDir Path data) throws Exception {
        String[] options = {"-Dsign-in.data=" + data, "-Dsign-in.port=" + freePort(), "-Dprovider.port=" + freePort()};
        Process first = start(options);
        Browser browser = new Browser(URI.create(readyAddress(first)));
        for (String app : APPS) {
            assertThat(browser.go("/" + app).decide("allow").status()).isEqualTo(200);
        }
        first.toHandle().destroy();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();

        readyAddress(start(options));

        for (String app : APPS) {
            assertThat(browser.go("/" + app).body()).contains("id=\"who\">");
            assertThat(browser.status()).as(app).isEqualTo(200);
        }
        assertThat(Files.readString(data.resolve("sign-ins.mv.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain("gho_");
        assertThat(Files.getPosixFilePermissions(data.resolve("keys.properties")))
                .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void aTakenPortOfThePagesIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("-Dsign-in.port=" + taken.getLocalPort(), "-Dprovider.port=0");

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(text(process.getErrorStream()))
                    .endsWith("Port " + taken.getLocalPort()
                            + " is taken: stop what uses it, or choose another with -Dsign-in.port=...\n");
        }
    }

    @Test
    void aTakenPortOfTheProviderIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("-Dsign-in.port=0", "-Dprovider.port=" + taken.getLocalPort());

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(text(process.getErrorStream()))
                    .isEqualTo("Port " + taken.getLocalPort()
                            + " is taken: stop what uses it, or choose another with -Dprovider.port=...\n");
        }
    }

    @Test
    void aPortThatIsNoneIsNamed() throws Exception {
        Process process = start("-Dsign-in.port=http", "-Dprovider.port=0");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(text(process.getErrorStream()))
                .isEqualTo("-Dsign-in.port=http is no port: give a number from 0 (any free one) to 65535\n");
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dsign-in.data=" + folder);
        command.addAll(List.of(options)); // the later of two counts
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static String readyAddress(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Ready: ")) {
                return line.split(" ", -1)[1];
            }
        }
        throw new AssertionError(text(process.getErrorStream()));
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
