package dev.remora.benchmarks.presence;

import java.util.List;
import java.util.Locale;

/** What was measured of all variants on one runtime. */
record Results(List<Boots> all) {

    static Results none() {
        return new Results(Variant.ALL.stream().map(Boots::new).toList());
    }

    void print(String title) {
        System.out.printf(Locale.ROOT, "%n%s%n%-16s %8s %14s %8s%n", title, "", "ms", "range", "more");
        for (Boots each : all) {
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %8.0f %14s %8.0f%n",
                    each.variant().label(),
                    each.medianMillis(),
                    each.range(),
                    each.medianMillis() - of(Variant.WITHOUT).medianMillis());
        }
        printGrowth();
    }

    /** How much longer each further name takes, from the tenth on. */
    private void printGrowth() {
        for (Boots many : all) {
            if (many.variant().names() == 1000) {
                Boots few = of(new Variant(many.variant().from(), 10));
                double names = 1000 - few.variant().names();
                double micros = (many.medianMillis() - few.medianMillis()) * 1000 / names;
                System.out.printf(
                        Locale.ROOT, "%-16s %8.0f us a name%n", many.variant().label(), micros);
            }
        }
    }

    /** What a remote app has on the heap that nothing but its settings is known of. */
    double bytesOfIdleApp() {
        Variant many = Variant.THOUSAND_CONFIGURED;
        return (of(many).medianBytes() - of(Variant.NO_REMOTE_APP).medianBytes()) / many.names();
    }

    private Boots of(Variant variant) {
        return all.stream()
                .filter(each -> each.variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(variant.label()));
    }
}
