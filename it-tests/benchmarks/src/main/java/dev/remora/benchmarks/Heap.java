package dev.remora.benchmarks;

/** What is on the heap. */
public final class Heap {

    private Heap() {}

    /** In bytes, without garbage. */
    public static long usedBytes() throws InterruptedException {
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
