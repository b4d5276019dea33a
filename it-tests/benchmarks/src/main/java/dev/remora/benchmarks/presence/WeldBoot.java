package dev.remora.benchmarks.presence;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Boots Weld once, in a process of its own, and says how long that took and what is on the heap then. */
final class WeldBoot {

    private WeldBoot() {}

    public static void main(String[] args) throws InterruptedException {
        // an application with settings has them read anyway
        ConfigProvider.getConfig().getPropertyNames().forEach(name -> {});
        long start = System.nanoTime();
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            long nanos = System.nanoTime() - start;
            System.out.println("booted " + nanos + " " + usedBytes());
        }
    }

    private static long usedBytes() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50); // what reference handlers free
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
