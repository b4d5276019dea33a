package dev.remora.internal.store;

import dev.remora.spi.PendingAuthorization;
import java.net.URI;

/** A pending authorization as octets. */
final class PendingCodec {

    private PendingCodec() {}

    static void write(PendingAuthorization one, AttributeWriter out) {
        out.text(one.remoteApp())
                .text(one.state())
                .text(one.secret())
                .text(one.redirectUri().toString())
                .text(one.tokenEndpoint().toString())
                .text(one.scope())
                .text(one.tokenKey())
                .text(one.returnTo())
                .instant(one.expiresAt());
    }

    static PendingAuthorization read(AttributeReader in) {
        return new PendingAuthorization(
                in.text(),
                in.text(),
                in.text(),
                URI.create(in.text()),
                URI.create(in.text()),
                in.textOrNull(),
                in.textOrNull(),
                in.text(),
                in.instant());
    }
}
