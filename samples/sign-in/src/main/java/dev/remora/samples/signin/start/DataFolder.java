package dev.remora.samples.signin.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder of {@code -Dsign-in.data}: keys, which are made at the first start, and the database beside them. With both, sign-ins
 * outlive the process.
 */
record DataFolder(Path folder) {

    /** The system property that says where it is. */
    static final String PROPERTY = "sign-in.data";

    private static final String STORE_KEY = "remora.store-key";
    private static final String PROVIDER_KEY = "provider.key";

    /** The folder that the property names, if any. */
    static Optional<DataFolder> configured() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .map(DataFolder::new);
    }

    /** Sessions and tokens in H2, encrypted; the browser has one cookie. */
    Map<String, String> settings() {
        Properties keys = keys();
        return Map.of(
                STORE_KEY,
                keys.getProperty(STORE_KEY),
                "remora.session-store",
                "store",
                "remora.jdbc-url",
                "jdbc:h2:file:" + folder.resolve("sign-ins") + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "remora.jdbc-schema",
                "create");
    }

    /** The key by which the stand-in provider knows its tokens again. */
    byte[] providerKey() {
        return Base64.getDecoder().decode(keys().getProperty(PROVIDER_KEY));
    }

    private Properties keys() {
        Path file = folder.resolve("keys.properties");
        Properties keys = new Properties();
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    private void create(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        Properties keys = new Properties();
        for (String name : List.of(STORE_KEY, PROVIDER_KEY)) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            keys.setProperty(name, Base64.getEncoder().encodeToString(key));
        }
        Files.createDirectories(folder);
        Files.createFile(file, onlyForItsOwner());
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, "Made at the first start. Without it nobody is signed in any more.");
        }
    }

    private FileAttribute<?>[] onlyForItsOwner() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
