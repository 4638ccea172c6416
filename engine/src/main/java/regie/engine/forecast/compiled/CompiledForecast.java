package regie.engine.forecast.compiled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.TaskState;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.Prediction;
import regie.engine.forecast.Scenario;
import regie.kernel.RunId;

/** A scenario compiled to numbers, played once with the middle of each spread, and as often as wanted with draws from them. */
public final class CompiledForecast {

    final Night night;
    final Whens whens;
    final Play play;
    final List<Due> deadlines;

    private CompiledForecast(Night night) {
        this.night = night;
        this.whens = new Whens(night);
        this.play = new Play(night, whens);
        this.deadlines = Due.of(night);
    }

    /** Compiles it and plays it once. */
    public static CompiledForecast of(Scenario scenario) {
        CompiledForecast forecast = new CompiledForecast(Compiler.compile(scenario));
        forecast.play.run(forecast.medians());
        return forecast;
    }

    public int tasks() {
        return night.size;
    }

    /** Whether something came up that the compiled form does not know: then only the machine's own forecast is right. */
    public boolean surprised() {
        return play.surprised;
    }

    /** Plays it again with the middle of each spread; what was played before is forgotten. */
    public void replay() {
        play.run(medians());
    }

    /** One that draws samples of its own. */
    public Sampler sampler() {
        return new Sampler(this);
    }

    /** What is foreseen, with the samples that were drawn: by sample, then by deadline; none for no probabilities. */
    public Outlook outlook(long[][] samples) {
        return new Outlooks(this).of(samples);
    }

    /** All deadlines in the order in which samplers fill them, with what was foreseen of each. */
    public List<Outlook.OfDeadline> deadlineRows() {
        return new Outlooks(this).all(new long[0][]);
    }

    private long[] medians() {
        long[] medians = new long[night.size];
        for (int task = 0; task < night.size; task++) {
            medians[task] = night.spread[task].median();
        }
        return medians;
    }

    /** What was played, with the names of things. */
    public Prediction prediction() {
        List<Prediction.OfTask> tasks = new ArrayList<>();
        List<Prediction.OfRun> runs = new ArrayList<>();
        Names names = new Names(this);
        for (Board.Standing run : names.inOrder()) {
            for (int task = run.of.base; task < run.of.beyond; task++) {
                if (names.shown(task)) {
                    tasks.add(row(run.id(), names.of(task), task, run));
                }
            }
            Optional<Instant> end = run.ended ? Optional.of(night.instant(run.endedAt)) : Optional.empty();
            runs.add(new Prediction.OfRun(run.id(), end, run.ended && run.succeeded));
        }
        return new Prediction(tasks, runs);
    }

    private Prediction.OfTask row(RunId run, String name, int task, Board.Standing standing) {
        return new Prediction.OfTask(run, name, instant(play.board.start[task]), end(task), state(task, standing));
    }

    @Nullable Instant end(int task) {
        return Moves.ended(play.board.state[task]) ? instant(play.board.end[task]) : null;
    }

    @Nullable Instant instant(long micros) {
        return micros >= Night.NEVER ? null : night.instant(micros);
    }

    TaskState state(int task, Board.Standing run) {
        return switch (play.board.state[task]) {
            case Night.SUCCEEDED -> TaskState.SUCCEEDED;
            case Night.FAILED -> TaskState.FAILED;
            case Night.SKIPPED -> TaskState.SKIPPED;
            case Night.CANCELLED -> TaskState.CANCELLED;
            case Night.RUNNING -> TaskState.RUNNING;
            default -> run.held || (play.board.flags[task] & Night.HELD) != 0 ? TaskState.HELD : TaskState.WAITING;
        };
    }

    /** Runs in the order in which they came to be, and the names of their tasks. */
    static final class Names {
        private final Night night;
        private final Board board;
        private final List<Board.Standing> inOrder = new ArrayList<>();

        Names(CompiledForecast forecast) {
            this.night = forecast.night;
            this.board = forecast.play.board;
            for (Board.Standing run : board.runs) {
                if (run.there) {
                    inOrder.add(run);
                }
            }
            inOrder.sort(java.util.Comparator.comparingInt(run -> run.order));
        }

        List<Board.Standing> inOrder() {
            return inOrder;
        }

        boolean shown(int task) {
            int group = night.group[task];
            return group < 0 ? (board.flags[task] & Night.ABSENT) == 0
                    : (board.flags[group] & Night.EXPANDED) != 0 || night.task[task] != null && night.task[task].isItem();
        }

        String of(int task) {
            String name = night.runs.get(night.run[task]).shape.tasks[night.node[task]].name();
            return night.item[task] < 0 ? name : name + "." + key(task);
        }

        private String key(int task) {
            if (night.task[task] != null && night.task[task].isItem()) {
                String name = night.task[task].name();
                return name.substring(name.indexOf('.') + 1);
            }
            return String.valueOf(night.itemValue[task] == null ? night.item[task] : night.itemValue[task].asText());
        }
    }
}
