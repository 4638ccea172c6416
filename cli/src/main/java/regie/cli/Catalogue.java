package regie.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.cli.change.Apply;
import regie.cli.change.DriftCommand;
import regie.cli.change.Promote;
import regie.cli.change.Versions;
import regie.cli.gesture.Brake;
import regie.cli.gesture.Capacity;
import regie.cli.gesture.CatchUp;
import regie.cli.gesture.DateSet;
import regie.cli.gesture.DeclaredEvents;
import regie.cli.gesture.Gesture;
import regie.cli.gesture.GestureCommand;
import regie.cli.gesture.Order;
import regie.cli.gesture.Period;
import regie.cli.gesture.PutRight;
import regie.cli.imports.Import;
import regie.cli.look.Exceptions;
import regie.cli.look.Logs;
import regie.cli.look.Runs;
import regie.cli.look.Show;
import regie.cli.look.Status;
import regie.cli.look.Why;
import regie.cli.offline.Bench;
import regie.cli.offline.Calendar;
import regie.cli.offline.Check;
import regie.cli.offline.Forecast;
import regie.cli.offline.Journal;
import regie.cli.offline.Optimise;
import regie.cli.offline.Schema;
import regie.cli.offline.State;
import regie.cli.planning.Day;
import regie.cli.planning.Diff;
import regie.cli.planning.Next;
import regie.cli.planning.Observe;
import regie.cli.planning.Shadow;
import regie.cli.room.Demo;
import regie.cli.room.Stop;
import regie.cli.room.Up;
import regie.cli.shell.Command;
import regie.cli.shell.CommandList.Section;
import regie.cli.shell.CommandList;
import regie.kernel.Text;

/** Every word that the program knows. */
final class Catalogue {

    private Catalogue() {}

    static CommandList commands() {
        List<String> gestures = new ArrayList<>(List.of("order"));
        gestures.addAll(Gesture.names());
        gestures.addAll(List.of("catch-up", "date-set", "period", "put-right", "pause", "resume", "resource", "event"));
        return new CommandList(List.of(
                new Section(new Text("Sans serveur :", "Without a server:"),
                        List.of("check", "next", "day", "diff", "shadow", "observed", "calendar", "import", "forecast", "optimise",
                                "schema", "journal", "state", "bench")),
                new Section(new Text("La régie elle-même :", "The control room itself:"), List.of("demo", "up", "stop")),
                new Section(new Text("Changer le référentiel :", "Change the estate:"), List.of("apply", "versions", "promote", "drift")),
                new Section(new Text("Regarder :", "Look:"),
                        List.of("status", "runs", "show", "why", "logs", "exceptions")),
                new Section(new Text("Intervenir :", "Intervene:"), gestures)),
                name -> Optional.ofNullable(make(name)));
    }

    /** A switch and not a table: what is not asked for is not even loaded. */
    private static @Nullable Command make(String name) {
        return switch (name) {
            case "check" -> new Check();
            case "next" -> new Next();
            case "day" -> new Day();
            case "diff" -> new Diff();
            case "shadow" -> new Shadow();
            case "observed" -> new Observe();
            case "calendar" -> new Calendar();
            case "import" -> new Import();
            case "forecast" -> new Forecast();
            case "optimise" -> new Optimise();
            case "schema" -> new Schema();
            case "bench" -> new Bench();
            case "journal" -> new Journal();
            case "state" -> new State();
            case "demo" -> new Demo();
            case "up" -> new Up();
            case "stop" -> new Stop();
            case "apply" -> new Apply();
            case "promote" -> new Promote();
            case "drift" -> new DriftCommand();
            case "versions" -> new Versions();
            case "status" -> new Status();
            case "runs" -> new Runs();
            case "show" -> new Show();
            case "why" -> new Why();
            case "logs" -> new Logs();
            case "exceptions" -> new Exceptions();
            case "order" -> new Order();
            case "catch-up" -> new CatchUp();
            case "date-set" -> new DateSet();
            case "period" -> new Period();
            case "put-right" -> new PutRight();
            case "pause" -> new Brake(true);
            case "resume" -> new Brake(false);
            case "resource" -> new Capacity();
            case "event" -> new DeclaredEvents();
            default -> Gesture.of(name).map(GestureCommand::new).orElse(null);
        };
    }
}
