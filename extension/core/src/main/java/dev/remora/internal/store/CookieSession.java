package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.BrowserSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes that the browser keeps, each in an encrypted cookie of its own: what one request sets takes nothing from another. */
final class CookieSession implements BrowserSession {

    private static final String KIND = "a";
    private static final int TEXT = 1;
    private static final int OCTETS = 2;
    private static final int NAMED = 4;
    private static final String OWNERS = "dev.remora.owner.";
    // tell the users and the grants of a browser apart; once they had ended, what was left before would count again
    private static final Set<String> MARKS = Set.of("dev.remora.user", "dev.remora.signed-out", "dev.remora.grant");
    private static final Duration AS_LONG_AS_THE_BROWSER = Duration.ofDays(36_500);

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

    /** Returns the names of what was set to be listed, and of the owners of tokens. */
    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        cookies.ids(KIND)
                .forEach(id -> cookies.read(KIND, id, CookieSession::name)
                        .filter(name -> id.equals(SealedCookies.id(name)))
                        .ifPresent(names::add));
        return names;
    }

    @Override
    public void set(String name, Serializable value) {
        try {
            set(name, value, name.startsWith(OWNERS));
        } catch (CookieTooLargeException e) {
            throw StoreMessages.valueTooLarge(e.why());
        }
    }

    /** Sets an attribute as {@link #set(String, Serializable)} does; the name of one that is not listed takes no room. */
    void set(String name, Serializable value, boolean listed) {
        if (!keep(name, value, listed)) {
            throw StoreMessages.answerUnderWay();
        }
    }

    /** Sets an attribute, if only for the rest of this request: the answer is whether the browser will keep it. */
    boolean keep(String name, Serializable value, boolean listed) {
        Duration kept = MARKS.contains(name) ? AS_LONG_AS_THE_BROWSER : lifetime;
        return cookies.write(KIND, SealedCookies.id(name), content(value, listed ? name : null), kept);
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

    private static AttributeContent content(Serializable value, @Nullable String name) {
        if (value instanceof byte[] octets) {
            return out -> named(out.number(type(OCTETS, name)).octets(octets), name);
        }
        if (value instanceof String text) {
            return out -> named(out.number(type(TEXT, name)).text(text), name);
        }
        throw StoreMessages.notForCookies(value.getClass().getName());
    }

    private static int type(int type, @Nullable String name) {
        return name == null ? type : NAMED + type;
    }

    private static void named(AttributeWriter out, @Nullable String name) {
        if (name != null) {
            out.text(name);
        }
    }

    private static Serializable value(AttributeReader in) {
        int type = in.number();
        Serializable value = value(in, type % NAMED);
        if (type > NAMED) {
            in.text();
        }
        return value;
    }

    private static Serializable value(AttributeReader in, int type) {
        return switch (type) {
            case TEXT -> in.text();
            case OCTETS -> in.octets();
            default -> throw new IllegalArgumentException("no such type of value");
        };
    }

    /** Returns the name, empty for an attribute whose name was not written. */
    private static String name(AttributeReader in) {
        int type = in.number();
        value(in, type % NAMED);
        return type > NAMED ? in.text() : "";
    }
}
