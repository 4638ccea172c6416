package regie.simulator.plans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.estate.plan.Action;
import regie.estate.plan.EventWait;
import regie.estate.plan.Foreach;
import regie.estate.plan.HostChoice;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.estate.plan.TaskDefinition;

/** One generated task in the estate's own language. */
final class TaskText {

    private final TaskDefinition task;
    private final Map<String, String> keys = new LinkedHashMap<>();

    TaskText(TaskDefinition task) {
        this.task = task;
    }

    Map<String, String> keys() {
        action();
        host();
        keys.put("needs", need(task.needs()));
        task.when().ifPresent(when -> keys.put("when", "'" + when.source() + "'"));
        task.foreach().ifPresent(foreach -> keys.put("foreach", foreach(foreach)));
        if (task.days() == TaskDefinition.Days.NEVER) {
            keys.put("days", "never");
        }
        if (!task.waits().isEmpty()) {
            keys.put("waits", task.waits().stream().map(TaskText::await).toList().toString());
        }
        if (!task.raises().isEmpty()) {
            keys.put("raises", task.raises().stream().map(raise -> "{event: " + raise.event() + ", date: \"" + raise.date().text()
                    + "\", when: " + EstateText.lower(raise.when()) + "}").toList().toString());
        }
        outcomes();
        means();
        return keys;
    }

    private static String await(EventWait wait) {
        return "{event: " + wait.event() + ", date: \"" + wait.date().text() + "\""
                + wait.until().map(at -> ", until: \"" + at + "\"").orElse("")
                + ", day: " + wait.day() + ", then: " + EstateText.lower(wait.then())
                + wait.within().map(within -> ", within: " + EstateText.duration(within)).orElse("")
                + ", consume: " + wait.consume() + "}";
    }

    private void action() {
        switch (task.action()) {
            case Action.Nothing nothing -> keys.put("nothing", "{}");
            case Action.SubPlan sub -> keys.put("plan", sub.plan().value());
            case Action.Approve approve -> keys.put("approve", "{role: lead, question: {fr: \"On y va ?\", en: \"Go on?\"}}");
            case Action.Manual manual -> keys.put("manual",
                    "{who: lead, steps: [\"Do it.\"], remind: 2m, escalate: {after: 5m, to: lead}}");
            case Action.External external -> keys.put("run", "\"true\"");
        }
    }

    private void host() {
        task.host().ifPresent(host -> keys.put("host", switch (host) {
            case HostChoice.Named named -> named.name().source();
            case HostChoice.Labelled labelled -> "{labels: " + EstateText.map(labelled.labels()) + "}";
        }));
    }

    private static String need(Need need) {
        return switch (need) {
            case Need.All all -> list(all.members());
            case Need.Any any -> "{any: " + list(any.members()) + "}";
            case Need.OnTask on -> "{task: " + on.task() + ", when: " + EstateText.lower(on.when()) + ", strict: " + on.strict() + "}";
            case Need.OnPlan on -> "{task: \"" + on.name() + "\", when: " + EstateText.lower(on.when()) + ", strict: " + on.strict()
                    + (on.ifAbsent() == Need.IfAbsent.UNSAID ? "" : ", if_absent: " + EstateText.lower(on.ifAbsent()))
                    + on.within().map(within -> ", within: " + EstateText.duration(within)).orElse("") + "}";
        };
    }

    private static String list(List<Need> members) {
        List<String> written = new ArrayList<>();
        members.forEach(member -> written.add(need(member)));
        return "[" + String.join(", ", written) + "]";
    }

    private static String foreach(Foreach foreach) {
        return switch (foreach) {
            case Foreach.Listed listed -> listed.items().stream().map(item -> item.source()).toList().toString();
            case Foreach.Computed computed -> "\"{{ " + computed.list().source() + " }}\"";
            case Foreach.Hosts hosts -> "hosts(" + hosts.logical() + ")";
            case Foreach.Lines lines -> "{lines: " + lines.file().source() + "}";
        };
    }

    private void outcomes() {
        task.okWhen().ifPresent(when -> keys.put("ok_when", "'" + when.source() + "'"));
        task.warnWhen().ifPresent(when -> keys.put("warn_when", "'" + when.source() + "'"));
        keys.put("restart", "{allowed: " + EstateText.lower(task.restart().allowed())
                + task.restart().before().map(before -> ", before: " + before).orElse("") + "}");
        task.retry().ifPresent(retry -> keys.put("retry", "{times: " + retry.times() + ", delay: " + EstateText.duration(retry.delay())
                + ", backoff: " + retry.backoff() + (retry.on().isEmpty() ? "" : ", on: " + retry.on()) + "}"));
        keys.put("if_fails", switch (task.ifFails()) {
            case IfFails.Stop stop -> "{then: stop}";
            case IfFails.Continue go -> "{then: continue}";
            case IfFails.Hold hold -> "{then: hold}";
            case IfFails.RunTask run -> "{run: " + run.task() + "}";
        });
        keys.put("if_unknown", EstateText.lower(task.ifUnknown()));
    }

    private void means() {
        if (!task.uses().isEmpty()) {
            keys.put("uses", EstateText.map(task.uses()));
        }
        if (!task.locks().isEmpty()) {
            List<String> locks = new ArrayList<>();
            task.locks().forEach(lock ->
                    locks.add("{name: " + lock.resource() + ", mode: " + (lock.shared() ? "shared" : "exclusive") + "}"));
            keys.put("locks", locks.toString());
        }
        task.timeout().ifPresent(timeout -> keys.put("timeout", EstateText.duration(timeout)));
        keys.put("grace", EstateText.duration(task.grace()));
        keys.put("priority", Integer.toString(task.priority()));
        task.window().ifPresent(window -> keys.put("window", EstateText.window(window)));
        task.confirm().ifPresent(confirm -> keys.put("confirm", "true"));
    }
}
