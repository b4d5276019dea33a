package dev.remora.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs benchmarks as JMH's own command line does, and prints a table of them with their ratios to one of them. */
public final class Table {

    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final String WITHOUT_WIRE = "AtOnce";

    private Table() {}

    /** The first argument names the benchmark that the others are compared with, the rest is JMH's. */
    public static void main(String[] args) throws Exception {
        List<String> rest = new ArrayList<>(List.of(args));
        String reference = rest.remove(0);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(new CommandLineOptions(rest.toArray(String[]::new)))
                .addProfiler(GCProfiler.class);
        print(new Runner(options.build()).run(), reference);
    }

    private static void print(Collection<RunResult> results, String reference) {
        List<RunResult> rows = new ArrayList<>(results);
        rows.sort(Comparator.comparingDouble(Table::score));
        RunResult one = named(reference, rows)
                .orElseThrow(() -> new IllegalArgumentException("no benchmark " + reference + " in this run"));
        System.out.printf(Locale.ROOT, "%n%-22s %12s %10s %8s %10s%n", "", "time", "error", "ratio", "bytes");
        for (RunResult row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %12.1f %10.1f %8.2f %10.0f  %s%n",
                    name(row),
                    score(row),
                    row.getPrimaryResult().getScoreError(),
                    score(row) / score(one),
                    bytes(row),
                    row.getPrimaryResult().getScoreUnit());
        }
        named(reference + WITHOUT_WIRE, rows).ifPresent(atOnce -> printWithoutWire(rows, one, atOnce));
    }

    /** What each adds without the wire and its noise; the ratio is of that, added to the reference with the wire. */
    private static void printWithoutWire(List<RunResult> rows, RunResult one, RunResult oneAtOnce) {
        System.out.printf(Locale.ROOT, "%nwithout the wire, more than %s%n", name(oneAtOnce));
        for (RunResult row : rows) {
            if (name(row).endsWith(WITHOUT_WIRE) && row != oneAtOnce) {
                double more = score(row) - score(oneAtOnce);
                System.out.printf(
                        Locale.ROOT,
                        "%-22s %12.1f %10.1f %8.2f %10.0f  %s%n",
                        name(row),
                        more,
                        row.getPrimaryResult().getScoreError(),
                        1 + more / score(one),
                        bytes(row) - bytes(oneAtOnce),
                        row.getPrimaryResult().getScoreUnit());
            }
        }
    }

    private static Optional<RunResult> named(String name, List<RunResult> rows) {
        return rows.stream().filter(row -> name(row).equals(name)).findFirst();
    }

    private static double bytes(RunResult row) {
        Result<?> allocated = row.getSecondaryResults().get(ALLOCATION);
        return allocated == null ? Double.NaN : allocated.getScore();
    }

    private static String name(RunResult row) {
        return row.getPrimaryResult().getLabel();
    }

    private static double score(RunResult row) {
        return row.getPrimaryResult().getScore();
    }
}
