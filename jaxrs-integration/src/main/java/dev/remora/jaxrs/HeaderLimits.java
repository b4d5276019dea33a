package dev.remora.jaxrs;

/**
 * The largest headers of a request that servers take as they come, all together, in bytes; the guide's page on cookies says how they
 * were found out. An administrator may have changed them: {@code remora.header-limit} says so.
 */
final class HeaderLimits {

    private static final int QUARKUS = 20 * 1024;
    private static final int HELIDON = 16 * 1024;
    private static final int GRIZZLY = 8 * 1024;
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private static final int OF_CLASS_PATH = ofClassPath();

    private HeaderLimits() {}

    /** Returns the limit of a server without servlets. */
    static int withoutServlets() {
        return OF_CLASS_PATH;
    }

    /**
     * Returns the limit of a server with servlets.
     *
     * @param serverInfo what its {@code ServletContext} says that it is
     */
    static int withServlets(String serverInfo) {
        if (OF_CLASS_PATH != UNKNOWN) {
            return OF_CLASS_PATH; // Quarkus runs Undertow's servlets on a server of its own
        }
        return serverInfo.contains("GlassFish") || serverInfo.contains("Payara") ? GRIZZLY : UNKNOWN;
    }

    private static int ofClassPath() {
        ClassLoader loader = HeaderLimits.class.getClassLoader();
        try {
            Class.forName("io.quarkus.runtime.Application", false, loader);
            return QUARKUS;
        } catch (ClassNotFoundException | LinkageError notQuarkus) {
            // the next one
        }
        try {
            Class.forName("io.helidon.webserver.WebServer", false, loader);
            return HELIDON;
        } catch (ClassNotFoundException | LinkageError notHelidon) {
            return UNKNOWN;
        }
    }
}
