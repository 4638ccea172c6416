package regie.server.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One gesture as a form: its name on command line, API and console, and what it asks for.
 *
 * @param onRuns makes sense for a whole run
 * @param onTasks makes sense for one task
 */
public record GestureForm(String name, boolean onRuns, boolean onTasks, List<Field> fields) {

    public enum Kind {
        TEXT,
        LONG_TEXT,
        INSTANT,
        HOST,
        NEED,
        FLAG,
        CHOICE
    }

    public record Field(String name, Kind kind, boolean required, List<String> choices) {}

    private static final Map<String, GestureForm> ALL = all();

    public static Optional<GestureForm> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    private static Map<String, GestureForm> all() {
        Map<String, GestureForm> all = new LinkedHashMap<>();
        for (GestureForm form : List.of(
                both("hold"), both("free"),
                new GestureForm("rerun", true, true, List.of(optional("from", Kind.TEXT), flag("checkpoint"), flag("checked"))),
                task("skip"), both("force-ok"), task("ice"), task("thaw"), task("no-exec"), task("exec"),
                both("kill"), run("cancel"), task("confirm"), task("reject"), task("approve"), task("decline"),
                new GestureForm("answer", false, true, List.of()),
                new GestureForm("waive", false, true, List.of(required("need", Kind.NEED))),
                both("start"),
                new GestureForm("delay", true, true, List.of(required("until", Kind.INSTANT))),
                new GestureForm("move", false, true, List.of(required("host", Kind.HOST))),
                new GestureForm("set", true, true, List.of()),
                new GestureForm("edit", true, false, List.of(required("plan", Kind.LONG_TEXT))),
                new GestureForm("insert", true, false, List.of(required("plan", Kind.LONG_TEXT), required("task", Kind.TEXT))),
                new GestureForm("extend-deadline", true, true, List.of(required("until", Kind.INSTANT))),
                run("stop-cycle"),
                both("take"),
                new GestureForm("note", true, true, List.of(required("text", Kind.LONG_TEXT))),
                new GestureForm("instruct", true, true, List.of(required("text", Kind.LONG_TEXT), required("until", Kind.INSTANT))),
                new GestureForm("decide", false, true, List.of(
                        new Field("decision", Kind.CHOICE, true, List.of("wait", "lost", "elsewhere")))))) {
            all.put(form.name, form);
        }
        return all;
    }

    private static GestureForm both(String name) {
        return new GestureForm(name, true, true, List.of());
    }

    private static GestureForm task(String name) {
        return new GestureForm(name, false, true, List.of());
    }

    private static GestureForm run(String name) {
        return new GestureForm(name, true, false, List.of());
    }

    private static Field required(String name, Kind kind) {
        return new Field(name, kind, true, List.of());
    }

    private static Field optional(String name, Kind kind) {
        return new Field(name, kind, false, List.of());
    }

    private static Field flag(String name) {
        return new Field(name, Kind.FLAG, false, List.of());
    }
}
