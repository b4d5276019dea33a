package dev.remora.security;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import java.util.Collection;
import java.util.List;

/** The sentences of this module: REMORA-01081 to REMORA-01089. */
final class SecurityMessages {

    private SecurityMessages() {}

    static String ownMechanism(Collection<String> types) {
        return "REMORA-01082: the application has a mechanism of its own, by " + String.join(" and ", types)
                + ": that of remora-security is not there; a mechanism that extends "
                + RemoteAppMechanism.class.getName()
                + " signs users in with remote apps too";
    }

    static SettingsException cookieSessions() {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-01083: remora.session-store=cookie, or store, does not go with remora-security, whose users have"
                        + " sessions of the server: leave the setting out, or the jar",
                List.of("session-store"),
                null);
    }

    static IllegalStateException entity(Class<?> type) {
        return new IllegalStateException("REMORA-01081: a SignInHandler answered with an entity of " + type.getName()
                + ": where the mechanism of remora-security serves the endpoints it is a text or octets");
    }
}
