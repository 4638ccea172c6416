package regie.bench.figure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark measured.
 *
 * @param figures names that carry their unit ({@code tasks_per_s}, {@code p99_ms}) to numbers, or
 *        to a group of such figures
 * @param good whether what must hold held: nothing was lost, no invariant was broken
 */
public record Report(String name, boolean quick, Map<String, Object> figures, boolean good) {

    public Report {
        figures = new LinkedHashMap<>(figures);
    }

    /** With the machine and the versions that the figures were measured on. */
    public Map<String, Object> withMachine() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("quick", quick);
        all.putAll(figures);
        all.put("good", good);
        all.put("cores", Runtime.getRuntime().availableProcessors());
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("regie", version());
        versions.put("java", Runtime.version().toString());
        versions.put("vm", System.getProperty("java.vm.name"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        versions.put("arch", System.getProperty("os.arch"));
        all.put("versions", versions);
        return all;
    }

    private static String version() {
        String version = Report.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }

    /** Rounded to three significant digits, as much as a noisy machine can say. */
    public static double round(double figure) {
        if (figure == 0 || Double.isNaN(figure) || Double.isInfinite(figure)) {
            return 0;
        }
        return new java.math.BigDecimal(figure).round(new java.math.MathContext(3)).doubleValue();
    }
}
