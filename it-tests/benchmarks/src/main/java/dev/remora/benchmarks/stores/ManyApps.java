package dev.remora.benchmarks.stores;

import dev.remora.OAuth;
import dev.remora.benchmarks.AtOnceEngine;
import dev.remora.internal.cdi.RemoraExtension;
import io.smallrye.config.inject.ConfigExtension;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application with many remote apps, whose calls, without a wire, are made with tokens from PostgreSQL. */
final class ManyApps implements AutoCloseable {

    private final WeldContainer container;
    private final OAuth oauth;
    private final int called;
    private int next;

    /** Calls go to so many of them in turn. */
    ManyApps(String url, int apps, int called) throws ClassNotFoundException {
        this.called = called;
        configure(url, apps);
        container = new Weld()
                .disableDiscovery()
                .addExtension(new RemoraExtension(AtOnceEngine::newBuilder))
                .addExtension(new ConfigExtension())
                .addBeanClasses(Engine.POSTGRESQL.beans())
                .initialize();
        oauth = container.select(OAuth.class).get();
    }

    /** The settings of so many remote apps. */
    static void configure(String url, int apps) {
        System.setProperty("remora.jdbc-url", url);
        for (int i = 0; i < apps; i++) {
            System.setProperty("remora." + name(i) + ".base-url", "http://127.0.0.1/");
            System.setProperty("remora." + name(i) + ".client-id", "benchmark");
        }
        ConfigProviderResolver.instance()
                .releaseConfig(ConfigProvider.getConfig()); // it knows the names that were there
    }

    static String name(int app) {
        return "service" + app;
    }

    String call() {
        next = (next + 1) % called;
        return oauth.remote(name(next)).asCaller("alice").get("resource").text();
    }

    /** Calls each that is ever called. */
    void callAll() {
        for (int i = 0; i < called; i++) {
            call();
        }
    }

    @Override
    public void close() {
        container.close();
    }
}
