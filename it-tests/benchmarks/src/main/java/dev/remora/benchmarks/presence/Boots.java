package dev.remora.benchmarks.presence;

import java.util.ArrayList;
import java.util.List;

/** What was measured of one variant. */
record Boots(Variant variant, List<Double> millis, List<Double> bytes) {

    Boots(Variant variant) {
        this(variant, new ArrayList<>(), new ArrayList<>());
    }

    double medianMillis() {
        return median(millis);
    }

    double medianBytes() {
        return median(bytes);
    }

    /** The quickest and the slowest. */
    String range() {
        return "%.0f to %.0f"
                .formatted(
                        millis.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN),
                        millis.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
