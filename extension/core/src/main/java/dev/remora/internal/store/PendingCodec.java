package dev.remora.internal.store;

import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.PendingAuthorization;
import java.net.URI;
import org.jspecify.annotations.Nullable;

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
        out.text(one.startedBy() == null ? null : text(one.startedBy()));
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
                in.instant(),
                owner(in));
    }

    // one text, since cookies are small: the kinds differ in their first letter
    private static String text(TokenOwner owner) {
        return owner.kind().name().charAt(0) + owner.id();
    }

    private static @Nullable TokenOwner owner(AttributeReader in) {
        String text = in.textOrNull();
        if (text == null) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.name().substring(0, 1))) {
                return TokenOwner.of(kind, text.substring(1));
            }
        }
        throw new IllegalArgumentException("no such kind of owner");
    }
}
