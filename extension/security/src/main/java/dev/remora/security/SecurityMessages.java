package dev.remora.security;

/** The sentences of this module: REMORA-01081 to REMORA-01089. */
final class SecurityMessages {

    private SecurityMessages() {}

    static IllegalStateException entity(Class<?> type) {
        return new IllegalStateException("REMORA-01081: a SignInHandler answered with an entity of " + type.getName()
                + ": where the mechanism of remora-security serves the endpoints it is a text or octets");
    }
}
