package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.BrowserSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/** Attributes that the browser keeps, each in an encrypted cookie of its own: what one request sets takes nothing from another. */
final class CookieSession implements BrowserSession {

    private static final String KIND = "a";
    private static final int TEXT = 1;
    private static final int OCTETS = 2;

    private final SealedCookies cookies;
    private final Duration lifetime;

    CookieSession(SealedCookies cookies, Duration lifetime) {
        this.cookies = cookies;
        this.lifetime = lifetime;
    }

    SealedCookies cookies() {
        return cookies;
    }

    /** There is a session if there is anything in it. */
    @Override
    public Optional<String> id() {
        boolean any = cookies.ids(KIND).stream()
                .anyMatch(id -> cookies.read(KIND, id, CookieSession::value).isPresent());
        return any
                ? Optional.of("cookies-" + Integer.toHexString(System.identityHashCode(cookies.cookies())))
                : Optional.empty();
    }

    @Override
    public Optional<Serializable> get(String name) {
        return cookies.read(KIND, SealedCookies.id(name), CookieSession::value);
    }

    @Override
    public void set(String name, Serializable value) {
        if (!keep(name, value)) {
            throw StoreMessages.answerUnderWay();
        }
    }

    /** Sets an attribute, if only for the rest of this request: the answer is whether the browser will keep it. */
    boolean keep(String name, Serializable value) {
        return cookies.write(KIND, SealedCookies.id(name), content(value), lifetime);
    }

    @Override
    public void remove(String name) {
        cookies.erase(KIND, SealedCookies.id(name));
    }

    @Override
    public void changeId() {
        // no id leads to the attributes
    }

    @Override
    public boolean writable() {
        return cookies.cookies().open();
    }

    @Override
    public boolean keptByBrowser() {
        return true;
    }

    private static AttributeContent content(Serializable value) {
        if (value instanceof byte[] octets) {
            return out -> out.number(OCTETS).octets(octets);
        }
        if (value instanceof String text) {
            return out -> out.number(TEXT).text(text);
        }
        throw StoreMessages.notForCookies(value.getClass().getName());
    }

    private static Serializable value(AttributeReader in) {
        int type = in.number();
        return switch (type) {
            case TEXT -> in.text();
            case OCTETS -> in.octets();
            default -> throw new IllegalArgumentException("no such type of value");
        };
    }
}
