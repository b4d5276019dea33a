package dev.remora.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        double one = rows.stream()
                .filter(row -> name(row).equals(reference))
                .mapToDouble(Table::score)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no benchmark " + reference + " in this run"));
        System.out.printf(Locale.ROOT, "%n%-22s %12s %10s %8s %10s%n", "", "time", "error", "ratio", "bytes");
        for (RunResult row : rows) {
            Result<?> allocated = row.getSecondaryResults().get(ALLOCATION);
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %12.1f %10.1f %8.2f %10.0f  %s%n",
                    name(row),
                    score(row),
                    row.getPrimaryResult().getScoreError(),
                    score(row) / one,
                    allocated == null ? Double.NaN : allocated.getScore(),
                    row.getPrimaryResult().getScoreUnit());
        }
    }

    private static String name(RunResult row) {
        return row.getPrimaryResult().getLabel();
    }

    private static double score(RunResult row) {
        return row.getPrimaryResult().getScore();
    }
}
