package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Key stores made by the tool that the JDK has for it. */
final class KeyStores {

    static final String PASSWORD = "changeit";

    private final Path folder;

    KeyStores(Path folder) {
        this.folder = folder;
    }

    /** A store with one private key and its certificate for localhost. */
    Path withKey(String file, String type, String algorithm) throws IOException, InterruptedException {
        return withKey(file, type, algorithm, "CN=localhost");
    }

    Path withKey(String file, String type, String algorithm, String subject) throws IOException, InterruptedException {
        Path store = folder.resolve(file);
        keytool(
                "-genkeypair",
                "-alias",
                "signing",
                "-keyalg",
                algorithm,
                "-dname",
                subject,
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store.toString(),
                "-storetype",
                type,
                "-keypass",
                PASSWORD);
        return store;
    }

    /** A store that trusts what the other one has a key for. */
    Path trusting(Path keys, String file) throws IOException, InterruptedException {
        Path certificate = folder.resolve(file + ".pem");
        Path store = folder.resolve(file);
        keytool("-exportcert", "-alias", "signing", "-file", certificate.toString(), "-keystore", keys.toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "trusted",
                "-file",
                certificate.toString(),
                "-keystore",
                store.toString());
        return store;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")); // it lives for half a second
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // it asks for what it lacks
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
