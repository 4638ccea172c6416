package regie.bench.figure;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import regie.kernel.Text;

/**
 * How a benchmark shall run.
 *
 * @param quick a few seconds, for a look; the figures are rougher
 * @param seeds how many seeds {@code simulate} plays
 * @param firstSeed the first of them
 * @param tasks the size of the day that {@code load} builds; 0 for its own choice
 * @param data a folder with recorded runs, for those that read some
 * @param progress hears what is being done
 */
public record Wishes(boolean quick, int seeds, long firstSeed, int tasks, Optional<Path> data, Consumer<Text> progress) {

    public static Wishes quickly() {
        return new Wishes(true, 20, 1, 0, Optional.empty(), text -> {});
    }

    public void say(String fr, String en) {
        progress.accept(new Text(fr, en));
    }
}
