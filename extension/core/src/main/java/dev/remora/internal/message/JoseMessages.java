package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences about keys, signatures and encryption of tokens: REMORA-00900 to REMORA-00949. */
public final class JoseMessages {

    private JoseMessages() {}

    public static SettingsException libraryMissing(LinkageError cause) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00900: OpenID Connect, and keys in the form of a JSON Web Key, need the libraries jose4j"
                        + " (org.bitbucket.b_c:jose4j) and slf4j-api, which come with the artifact remora; they were left out",
                List.of(),
                cause);
    }

    public static SettingsException notSigned(String remoteApp, @Nullable String why) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00901: remote app '" + remoteApp + "': the client's key signs no client assertion: " + why,
                List.of(),
                null);
    }

    public static SettingsException keyUnusable(String remoteApp, @Nullable String why) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00902: remote app '" + remoteApp + "': the client's key cannot be used: " + why,
                List.of("client-key"),
                null);
    }
}
