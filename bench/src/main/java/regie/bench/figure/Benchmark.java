package regie.bench.figure;

import regie.kernel.Text;

/** One program that measures. */
public interface Benchmark {

    String name();

    Text summary();

    Report run(Wishes wishes) throws Exception;
}
