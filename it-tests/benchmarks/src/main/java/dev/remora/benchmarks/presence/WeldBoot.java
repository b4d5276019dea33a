package dev.remora.benchmarks.presence;

import dev.remora.benchmarks.Heap;
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
            System.out.println("booted " + nanos + " " + Heap.usedBytes());
        }
    }
}
