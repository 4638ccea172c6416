package regie.server.gateway;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.Gesture;
import regie.kernel.HostName;
import regie.kernel.Text;
import regie.kernel.Value;
import regie.server.api.GestureRequest;

/** A request's gesture and arguments as the engine's gestures; {@code set} of several variables makes several. */
final class GestureReader {

    private static final Text AN_INSTANT = new Text(
            "une heure (04:30), une durée (20m) ou une date avec l’heure", "a time (04:30), a duration (20m) or a date with a time");

    private final GestureRequest request;
    private final Instant now;
    private final ZoneId zone;
    private final PlanEdits edits;

    /** How an edited plan is read: by the language, which this module does not know. */
    @FunctionalInterface
    interface PlanEdits {
        regie.estate.plan.PlanDefinition read(String text);
    }

    GestureReader(GestureRequest request, Instant now, ZoneId zone, PlanEdits edits) {
        this.request = request;
        this.now = now;
        this.zone = zone;
        this.edits = edits;
    }

    List<Gesture> read() {
        return switch (request.gesture()) {
            case "set" -> settings();
            default -> List.of(one());
        };
    }

    private Gesture one() {
        return switch (request.gesture()) {
            case "hold" -> new Gesture.Hold();
            case "free" -> new Gesture.Free();
            case "rerun" -> new Gesture.Rerun(Optional.ofNullable(request.arguments().get("from")), flag("checkpoint"), flag("checked"));
            case "skip" -> new Gesture.Skip();
            case "force-ok" -> new Gesture.ForceOk();
            case "ice" -> flag("off") ? new Gesture.Thaw() : new Gesture.Ice();
            case "thaw" -> new Gesture.Thaw();
            case "no-exec" -> new Gesture.NoExec(!flag("off"));
            case "exec" -> new Gesture.NoExec(false);
            case "kill" -> new Gesture.Kill();
            case "cancel" -> new Gesture.Cancel();
            case "confirm" -> new Gesture.Confirm();
            case "reject" -> new Gesture.Reject();
            case "approve" -> new Gesture.Approve(!flag("no"));
            case "decline" -> new Gesture.Approve(false);
            case "answer" -> answer();
            case "waive" -> new Gesture.Waive(needed("need"));
            case "start" -> new Gesture.StartNow();
            case "delay" -> new Gesture.Delay(instant("until"));
            case "move" -> new Gesture.Move(new HostName(needed("host")));
            case "edit" -> new Gesture.Edit(edits.read(needed("plan")));
            case "insert" -> new Gesture.Insert(edits.read(needed("plan")), needed("task"));
            case "extend-deadline" -> new Gesture.ExtendDeadline(instant("until"));
            case "stop-cycle" -> new Gesture.StopCycle();
            case "take" -> new Gesture.Take();
            case "note" -> new Gesture.Note(needed("text"));
            case "instruct" -> new Gesture.Instruct(needed("text"), instant("until"));
            case "decide" -> new Gesture.DecideUnknown(decision());
            default -> throw new RefusedGesture(new GatewayProblem.NoSuchGesture(request.gesture()));
        };
    }

    private List<Gesture> settings() {
        List<Gesture> all = new ArrayList<>();
        Map<String, String> given = new LinkedHashMap<>(request.arguments());
        String name = given.remove("set.name");
        String value = given.remove("set.value");
        if (name != null) {
            given.put(name, value == null ? "" : value);
        }
        given.forEach((variable, text) -> all.add(new Gesture.SetVariable(variable, Value.of(text))));
        if (all.isEmpty()) {
            throw new RefusedGesture(new GatewayProblem.ArgumentMissing("set", "name=value"));
        }
        return all;
    }

    private Gesture answer() {
        Map<String, Value> answers = new LinkedHashMap<>();
        request.arguments().forEach((name, text) -> {
            if (!name.equals("no")) {
                answers.put(name, Value.of(text));
            }
        });
        return new Gesture.Answer(!flag("no"), answers);
    }

    private Gesture.UnknownDecision decision() {
        String text = needed("decision");
        return switch (text) {
            case "wait" -> Gesture.UnknownDecision.WAIT;
            case "lost" -> Gesture.UnknownDecision.LOST;
            case "elsewhere" -> Gesture.UnknownDecision.ELSEWHERE;
            default -> throw new RefusedGesture(new GatewayProblem.ArgumentWrong("decision", text, Text.same("wait, lost, elsewhere")));
        };
    }

    private boolean flag(String name) {
        return "true".equals(request.arguments().get(name));
    }

    private String needed(String name) {
        String text = request.arguments().get(name);
        if (text == null || text.isBlank()) {
            throw new RefusedGesture(new GatewayProblem.ArgumentMissing(request.gesture(), name));
        }
        return text;
    }

    private Instant instant(String name) {
        String text = needed(name);
        return Moments.read(text.strip(), now, zone)
                .orElseThrow(() -> new RefusedGesture(new GatewayProblem.ArgumentWrong(name, text, AN_INSTANT)));
    }
}
