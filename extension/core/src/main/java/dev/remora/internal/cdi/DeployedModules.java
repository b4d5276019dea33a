package dev.remora.internal.cdi;

/** The class loader that sees the modules of the application: beside Remora, or in an archive inside the one Remora is in. */
final class DeployedModules {

    private DeployedModules() {}

    /** That of the thread that deploys, if Remora itself is what it sees. */
    static ClassLoader loader() {
        ClassLoader own = DeployedModules.class.getClassLoader();
        ClassLoader deployment = Thread.currentThread().getContextClassLoader();
        return deployment != null && sees(deployment) ? deployment : own;
    }

    private static boolean sees(ClassLoader loader) {
        try {
            return Class.forName(DeployedModules.class.getName(), false, loader) == DeployedModules.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
