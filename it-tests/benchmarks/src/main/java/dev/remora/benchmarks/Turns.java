package dev.remora.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Measures sides that take turns, so that what else the machine does hits all of them. Gives the median of the turns of the second
 * half, when all is compiled: wall time, and the CPU time of the calling thread.
 */
public final class Turns {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int rounds;
    private final int calls;
    private final List<Side> sides = new ArrayList<>();

    private record Side(String name, Callable<?> call, double[] wall, double[] cpu) {

        void take(int round, int calls) throws Exception {
            long cpuBegin = THREADS.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                call.call();
            }
            wall[round] = (System.nanoTime() - begin) / 1000.0 / calls;
            cpu[round] = (THREADS.getCurrentThreadCpuTime() - cpuBegin) / 1000.0 / calls;
        }
    }

    /** So many rounds, in which each side has a turn of so many calls. */
    public Turns(int rounds, int calls) {
        this.rounds = rounds;
        this.calls = calls;
    }

    /** Adds a side; the first is what the others are compared with. */
    public Turns side(String name, Callable<?> call) {
        sides.add(new Side(name, call, new double[rounds], new double[rounds]));
        return this;
    }

    /** Runs all, and prints a table of microseconds and ratios. */
    public void print(String title) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Side side : sides) {
                side.take(round, calls);
            }
        }
        System.out.printf(Locale.ROOT, "%n%-34s %10s %7s %10s %7s%n", title, "µs", "ratio", "CPU µs", "ratio");
        Side first = sides.get(0);
        for (Side side : sides) {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %10.1f %7.2f %10.1f %7.2f%n",
                    side.name(),
                    median(side.wall()),
                    median(side.wall()) / median(first.wall()),
                    median(side.cpu()),
                    median(side.cpu()) / median(first.cpu()));
        }
    }

    private static double median(double[] times) {
        double[] half = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(half);
        return half[half.length / 2];
    }
}
