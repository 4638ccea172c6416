package regie.formats.imports.controlm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceObject;

/**
 * A job, or what a folder says of itself, in words that do not depend on the form of the export:
 * {@code command}, {@code host}, {@code run_as}, {@code time_from} …
 */
final class CmJob {

    /** @param date {@code ODAT}, {@code PREV}, {@code NEXT}, {@code STAT}, {@code ****} or an offset */
    record Condition(String name, String date, boolean or, String bracket, SourceAttribute said) {}

    /** @param ending of the job that raises it */
    record Raised(String name, String date, boolean add, String ending, SourceAttribute said) {}

    record Units(String name, int quantity, boolean lock, boolean shared, SourceAttribute said) {}

    record Variable(String name, String value, SourceAttribute said) {}

    /** @param test {@code NOTOK}, {@code OK}, {@code COMPSTAT EQ 4} …; @param output a pattern of output text, or empty */
    record Reaction(String test, String output, Deed deed) {}

    /** @param kind {@code mail}, {@code set-ok}, {@code set-not-ok}, {@code rerun}, {@code force}, {@code other} … */
    record Deed(String kind, String target, String words, List<SourceAttribute> said) {}

    private final String name;
    private final SourceObject source;
    private final Map<String, SourceAttribute> said = new LinkedHashMap<>();
    private final List<Condition> waits = new ArrayList<>();
    private final List<Raised> raises = new ArrayList<>();
    private final List<Units> units = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Reaction> reactions = new ArrayList<>();
    private final CmDays days = new CmDays();
    private final List<SourceAttribute> calendars = new ArrayList<>();
    private @Nullable PlanDraft plan;
    private String task = "";

    CmJob(String name, SourceObject source) {
        this.name = name;
        this.source = source;
    }

    String name() {
        return name;
    }

    SourceObject source() {
        return source;
    }

    void say(String key, SourceAttribute attribute) {
        said.put(key, attribute);
    }

    Optional<SourceAttribute> get(String key) {
        return Optional.ofNullable(said.get(key));
    }

    String text(String key) {
        return get(key).map(SourceAttribute::value).map(String::strip).orElse("");
    }

    boolean isTrue(String key) {
        return List.of("1", "Y", "y", "true", "Yes", "yes").contains(text(key));
    }

    List<Condition> waits() {
        return waits;
    }

    List<Raised> raises() {
        return raises;
    }

    List<Units> units() {
        return units;
    }

    List<Variable> variables() {
        return variables;
    }

    List<Reaction> reactions() {
        return reactions;
    }

    CmDays days() {
        return days;
    }

    /** Names of rule-based calendars. */
    List<SourceAttribute> calendars() {
        return calendars;
    }

    boolean isCyclic() {
        return isTrue("cyclic") || !text("interval").isEmpty() && get("cyclic").isEmpty() || !text("cyclic_times").isEmpty();
    }

    boolean isDummy() {
        return text("type").equalsIgnoreCase("dummy");
    }

    void stands(PlanDraft where, String as) {
        plan = where;
        task = as;
    }

    boolean isTask() {
        return plan != null;
    }

    PlanDraft plan() {
        if (plan == null) {
            throw new IllegalStateException(name + " is no task");
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
        return plan == null ? "" : plan.at(task, key);
    }
}
