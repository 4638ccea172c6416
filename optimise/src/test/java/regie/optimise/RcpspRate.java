package regie.optimise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Not a test: prints how near to the best known each instance of a folder comes. Arguments: the folder, seconds for each. */
final class RcpspRate {

    private RcpspRate() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Map<String, double[]> sums = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("BEST-KNOWN.csv")).subList(1, 21)) {
            List<String> row = List.of(line.split(","));
            Net net = Psplib.read(Files.readAllLines(folder.resolve(row.get(0))));
            long begun = System.nanoTime();
            Net.Solution solution = new Solver(net, Duration.ofSeconds(Long.parseLong(args[1])), 2, 1).solve().orElseThrow();
            double best = Double.parseDouble(row.get(7));
            double gap = 100 * (solution.makespan() - best) / best;
            double[] sum = sums.computeIfAbsent(row.get(1), set -> new double[2]);
            sum[0] += gap;
            sum[1]++;
            System.out.printf("%s %d best %s gap %.2f %% bound %d in %.1f s %s%n", row.get(0), solution.makespan(), row.get(7), gap,
                    solution.bound(), (System.nanoTime() - begun) / 1e9, net.breach(solution.starts()).orElse("feasible"));
        }
        sums.forEach((set, sum) -> System.out.printf("%s mean gap %.2f %%%n", set, sum[0] / sum[1]));
    }
}
