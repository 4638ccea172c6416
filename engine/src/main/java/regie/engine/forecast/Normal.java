package regie.engine.forecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The normal distribution, as far as durations need it. */
public final class Normal {

    private static final double[] A = {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
        1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00};
    private static final double[] B = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
        6.680131188771972e+01, -1.328068155288572e+01};
    private static final double[] C = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
        -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00};
    private static final double[] D = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};

    private static final Map<Double, double[]> TABLES = tables();

    private Normal() {}

    /** The quantile of the standard normal distribution, by Peter Acklam's rational approximation (relative error below 1.2e-9). */
    public static double quantile(double p) {
        if (p <= 0 || p >= 1) {
            return p <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (p < 0.02425) {
            double q = Math.sqrt(-2 * Math.log(p));
            return poly(C, q) / (poly(D, q) * q + 1);
        }
        if (p > 1 - 0.02425) {
            return -quantile(1 - p);
        }
        double q = p - 0.5;
        double r = q * q;
        return poly(A, r) * q / (poly(B, r) * r + 1);
    }

    private static double poly(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }

    /** Quantiles of a log-normal factor with median one; its ends are those of one draw in 512. */
    static double[] logTable(double sigma) {
        double[] known = TABLES.get(sigma);
        return known != null ? known : made(sigma);
    }

    private static double[] made(double sigma) {
        double[] table = new double[Spread.STEPS + 1];
        for (int i = 0; i <= Spread.STEPS; i++) {
            double p = Math.clamp((double) i / Spread.STEPS, 1 / 512.0, 1 - 1 / 512.0);
            table[i] = Math.exp(sigma * quantile(p));
        }
        return table;
    }

    /** The tables that every estate needs, made once. */
    private static Map<Double, double[]> tables() {
        Map<Double, double[]> tables = new LinkedHashMap<>();
        for (double sigma : new double[] {0.7, Durations.DECLARED_SIGMA}) {
            tables.put(sigma, made(sigma));
        }
        return Collections.unmodifiableMap(tables);
    }
}
