package dev.remora.internal.config;

import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.wire.Secret;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the proxy and who asks it: {@code user:password@host:port}, or the parts in settings of their own. */
final class ProxyReader {

    private final SettingValues values;

    ProxyReader(SettingValues values) {
        this.values = values;
    }

    @Nullable
    ProxySettings read() {
        Optional<String> user = values.optional(RemoteAppKey.PROXY_USER, ProxyReader::user);
        Optional<Secret> password = values.optional(RemoteAppKey.PROXY_PASSWORD, ValueParser::secret);
        checkComplete();
        ProxySettings proxy =
                values.optional(RemoteAppKey.PROXY, ProxyReader::proxy).orElse(null);
        if (proxy == null) {
            return null;
        }
        boolean apart = values.isSet(RemoteAppKey.PROXY_USER) || values.isSet(RemoteAppKey.PROXY_PASSWORD);
        if (proxy.user() != null && apart) {
            values.bad(
                    RemoteAppKey.PROXY,
                    "holds a user and a password, and proxy-user or proxy-password is set too; one of them is too much");
        }
        return user.isPresent() && password.isPresent()
                ? new ProxySettings(proxy.address(), user.get(), password.get())
                : proxy;
    }

    private void checkComplete() {
        boolean user = values.isSet(RemoteAppKey.PROXY_USER);
        boolean password = values.isSet(RemoteAppKey.PROXY_PASSWORD);
        if ((user || password) && !values.isSet(RemoteAppKey.PROXY)) {
            values.missing(RemoteAppKey.PROXY, (user ? "proxy-user" : "proxy-password") + " needs it");
        }
        if (user && !password && !hasCredentials()) {
            values.missing(RemoteAppKey.PROXY_PASSWORD, "proxy-user needs it");
        }
        if (password && !user && !hasCredentials()) {
            values.missing(RemoteAppKey.PROXY_USER, "proxy-password needs it");
        }
    }

    private boolean hasCredentials() {
        return values.find(RemoteAppKey.PROXY)
                .filter(found -> String.valueOf(found.text()).indexOf('@') >= 0)
                .isPresent();
    }

    /** A password may have an @ and a colon in it; nothing is decoded. */
    private static ProxySettings proxy(String text) throws BadValueException {
        String stripped = ValueParser.anyText(text.strip());
        int at = stripped.lastIndexOf('@');
        InetSocketAddress address = ValueParser.hostAndPort(stripped.substring(at + 1));
        if (at < 0) {
            return new ProxySettings(address, null, null);
        }
        int colon = stripped.indexOf(':');
        if (stripped.contains("://") || colon < 1 || colon > at) {
            throw new BadValueException("is not of the form host:port or user:password@host:port");
        }
        return new ProxySettings(address, stripped.substring(0, colon), Secret.of(stripped.substring(colon + 1, at)));
    }

    /** RFC 7617 section 2: the first colon ends it. */
    private static String user(String text) throws BadValueException {
        if (ValueParser.anyText(text).indexOf(':') >= 0) {
            throw new BadValueException("holds a colon, which would end it");
        }
        return text;
    }
}
