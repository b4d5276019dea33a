package dev.remora.tck;

import dev.remora.spi.BrowserCookie;
import dev.remora.spi.BrowserCookies;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser that reads each answer at once, and keeps its cookies whatever their age. */
public final class MemoryCookies implements BrowserCookies {

    private final String application;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final List<BrowserCookie> set = new CopyOnWriteArrayList<>();
    private volatile boolean answered;

    public MemoryCookies() {
        this("/shop");
    }

    public MemoryCookies(String application) {
        this.application = application;
    }

    /** A request of the same browser at this moment: neither sees what is set in the other. */
    public MemoryCookies request() {
        MemoryCookies request = new MemoryCookies(application);
        request.values.putAll(values());
        request.sent.putAll(values());
        return request;
    }

    /** From now on the response is under way. */
    public void answer() {
        answered = true;
    }

    /** All that were set, also those that were removed again. */
    public List<BrowserCookie> history() {
        return List.copyOf(set);
    }

    /** What somebody who has the browser puts there. */
    public synchronized void plant(String name, String value) {
        values.put(name, value);
    }

    @Override
    public String application() {
        return application;
    }

    @Override
    public synchronized Map<String, String> values() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public Map<String, String> sent() {
        return Collections.unmodifiableMap(sent);
    }

    @Override
    public boolean open() {
        return !answered;
    }

    @Override
    public synchronized boolean setAll(Collection<BrowserCookie> cookies) {
        return BrowserCookies.super.setAll(cookies);
    }

    @Override
    public synchronized boolean set(BrowserCookie cookie) {
        set.add(cookie);
        if (cookie.maxAge() != null && cookie.maxAge().isZero()) {
            values.remove(cookie.name());
        } else {
            values.put(cookie.name(), cookie.value());
        }
        return !answered;
    }
}
