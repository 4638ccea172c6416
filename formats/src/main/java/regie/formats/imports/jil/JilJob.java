package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;

/** A job of the source, and where it stands in the draft. */
final class JilJob {

    private final JilStatement statement;
    private final List<JilJob> members = new ArrayList<>();
    private @Nullable JilJob box;
    private @Nullable PlanDraft plan;
    private @Nullable PlanDraft inner;
    private String task = "";

    JilJob(JilStatement statement) {
        this.statement = statement;
    }

    JilStatement statement() {
        return statement;
    }

    String name() {
        return statement.name();
    }

    Optional<SourceAttribute> get(String key) {
        return statement.get(key);
    }

    String text(String key) {
        return get(key).map(SourceAttribute::value).orElse("");
    }

    boolean isTrue(String key) {
        return List.of("1", "y", "yes", "true").contains(text(key).toLowerCase(Locale.ROOT));
    }

    boolean isBox() {
        return type().equals("b");
    }

    boolean isWatcher() {
        return type().equals("f");
    }

    boolean isCommand() {
        return type().equals("c");
    }

    /** {@code b}, {@code c}, {@code f} whatever the spelling; other types as written. */
    private String type() {
        String type = text("job_type").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "b", "box" -> "b";
            case "", "c", "cmd", "command" -> "c";
            case "f", "fw", "ft", "file_watcher", "filewatcher", "omtf" -> "f";
            default -> type;
        };
    }

    boolean isScheduled() {
        return isTrue("date_conditions") && (get("start_times").isPresent() || get("start_mins").isPresent());
    }

    /** Two jobs with the same one start together. */
    String schedule() {
        StringBuilder all = new StringBuilder();
        for (String key : List.of("days_of_week", "run_calendar", "exclude_calendar", "start_times", "start_mins", "run_window",
                "timezone")) {
            all.append(text(key).replace(" ", "")).append('|');
        }
        return all.toString();
    }

    List<JilJob> members() {
        return members;
    }

    Optional<JilJob> box() {
        return Optional.ofNullable(box);
    }

    void putInto(JilJob outer) {
        box = outer;
        outer.members.add(this);
    }

    boolean isWithin(JilJob outer) {
        for (JilJob up = box; up != null; up = up.box) {
            if (up == outer) {
                return true;
            }
        }
        return false;
    }

    void stands(PlanDraft where, String as) {
        plan = where;
        task = as;
    }

    /** @param own the plan that this box became */
    void becomes(PlanDraft own) {
        inner = own;
    }

    Optional<PlanDraft> inner() {
        return Optional.ofNullable(inner);
    }

    /** Whether it is a task; a box at the top is not. */
    boolean isTask() {
        return plan != null;
    }

    PlanDraft plan() {
        if (plan == null) {
            throw new IllegalStateException(name() + " is no task");
        }
        return plan;
    }

    String task() {
        return task;
    }

    Fields fields() {
        return plan().fields(task);
    }

    String at(String key) {
        return plan == null ? Optional.ofNullable(inner).map(own -> own.at(key)).orElse("") : plan.at(task, key);
    }
}
