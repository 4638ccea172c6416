package regie.cli.gesture;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import regie.cli.gesture.Gesture.Words;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Any gesture, on one target or on all that a match finds. */
public final class GestureCommand implements Command {

    private static final String WORDS = "TARGET";
    private static final String UNTIL = "--until";
    private static final Pattern DATED = Pattern.compile("^[^/ ]+@[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Gesture gesture;

    public GestureCommand(Gesture gesture) {
        this.gesture = gesture;
    }

    @Override
    public Text summary() {
        return gesture.summary();
    }

    @Override
    public void declare(Form form) {
        String after = switch (gesture.words()) {
            case TARGETS -> "";
            case NEED -> ", then NEED";
            case TEXT -> ", then TEXT";
            case SETTINGS -> ", then NAME=VALUE…";
            case ANSWERS -> ", then NAME=VALUE…";
            case DECISION -> ", then wait, lost or elsewhere";
        };
        form.arguments(WORDS, new Text("RUN ou RUN/TASK (noms ou codes)" + after.replace("then", "puis"),
                "RUN or RUN/TASK (names or codes)" + after), 0);
        for (Gesture.Option option : gesture.options()) {
            if (option.label().isEmpty()) {
                form.flag(option.name(), option.what());
            } else {
                form.option(option.name(), option.label(), option.what());
            }
        }
        if (gesture.options().stream().noneMatch(option -> option.name().equals(UNTIL))) {
            form.option(UNTIL, "TIME", new Text("fin annoncée de l'exception", "the end that is promised for the exception"));
        }
        form.option("--match", "QUERY", new Text("au lieu d'une cible : 'state:failed host:app01'",
                        "instead of a target: 'state:failed host:app01'"))
                .flag("--preview", new Text("dire ce qui serait touché, sans rien faire", "say what it would touch, and do nothing"))
                .option("--rate", "N/UNIT", new Text("pas plus vite que, comme 20/m", "no faster than, such as 20/m"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        ObjectNode request = request(call);
        JsonNode answer = ControlRoom.of(call).post("/gestures", request);
        if (call.terminal().json()) {
            call.terminal().answer(answer);
        } else {
            print(answer, call.terminal());
        }
        boolean none = answer.path("results").isEmpty();
        return answer.path("refused").asInt(0) > 0 || none ? Exit.NO : Exit.DONE;
    }

    private ObjectNode request(Call call) throws IOException {
        ObjectNode request = Json.object().put("gesture", meant(call));
        List<String> words = new ArrayList<>(call.arguments(WORDS));
        Optional<String> match = call.option("--match");
        ArrayNode targets = request.putArray("targets");
        match.ifPresent(query -> request.put("match", query));
        if (match.isEmpty()) {
            takeTargets(words, targets);
        }
        ObjectNode arguments = request.putObject("arguments");
        putWords(words, arguments);
        for (Gesture.Option option : gesture.options()) {
            putOption(call, option, arguments);
        }
        call.option(UNTIL).ifPresent(until -> arguments.put("until", until));
        call.option("--reason").ifPresent(reason -> request.put("reason", reason));
        call.option("--rate").ifPresent(rate -> request.put("rate", rate));
        return request.put("preview", call.flag("--preview"));
    }

    /** The gesture itself, or its opposite where a flag says so. */
    private String meant(Call call) {
        return gesture.options().stream().filter(option -> !option.opposite().isEmpty() && call.flag(option.name()))
                .map(Gesture.Option::opposite).findFirst().orElse(gesture.name());
    }

    /**
     * Moves the targets out of the words. Where other words may stand beside, the target is known by the date in it,
     * so that {@code waive load RUN/TASK} and {@code waive RUN/TASK load} mean the same.
     */
    private void takeTargets(List<String> words, ArrayNode targets) {
        if (words.isEmpty()) {
            throw new ShellProblem.WrongUsage(gesture.name(), "RUN, RUN/TASK or --match").stop();
        }
        if (gesture.words() == Words.TARGETS) {
            words.forEach(targets::add);
            words.clear();
            return;
        }
        int at = 0;
        for (int i = words.size() - 1; i >= 0; i--) {
            at = DATED.matcher(words.get(i)).find() ? i : at;
        }
        targets.add(words.remove(at));
    }

    private void putWords(List<String> words, ObjectNode arguments) {
        switch (gesture.words()) {
            case TARGETS -> {
                if (!words.isEmpty()) {
                    throw new ShellProblem.WrongUsage(gesture.name(), "either targets or --match").stop();
                }
            }
            case NEED -> arguments.put("need", theWords(words, "NEED"));
            case TEXT -> arguments.put("text", theWords(words, "TEXT"));
            case DECISION -> arguments.put("decision", theWords(words, "wait, lost, elsewhere"));
            case SETTINGS -> {
                theWords(words, "NAME=VALUE");
                words.forEach(word -> Settings.put(word, arguments));
            }
            case ANSWERS -> words.forEach(word -> Settings.put(word, arguments));
        }
    }

    private String theWords(List<String> words, String label) {
        if (words.isEmpty()) {
            throw new ShellProblem.WrongUsage(gesture.name(), label + " is missing").stop();
        }
        return String.join(" ", words);
    }

    private void putOption(Call call, Gesture.Option option, ObjectNode arguments) throws IOException {
        if (option.label().isEmpty()) {
            if (call.flag(option.name()) && option.opposite().isEmpty()) {
                arguments.put(option.argument(), "true");
            }
            return;
        }
        Optional<String> value = call.option(option.name());
        if (value.isEmpty() && option.required()) {
            throw new ShellProblem.WrongUsage(gesture.name(), option.name() + " is missing").stop();
        }
        if (value.isPresent()) {
            arguments.put(option.argument(), option.isFile() ? Files.readString(call.existingFile(value.get())) : value.get());
        }
    }

    private void print(JsonNode answer, Terminal terminal) {
        for (JsonNode result : answer.path("results")) {
            boolean accepted = result.path("accepted").asBoolean(false);
            String later = result.path("later").asBoolean(false) ? terminal.words(new Text("  (à son tour)", "  (in its turn)")) : "";
            terminal.line((accepted ? "✔ " : "✘ ") + Json.text(result, "target") + later);
            if (!accepted) {
                terminal.line("  " + Json.sentence(result.path("problem").path("sentence"), terminal));
            }
            for (JsonNode follow : result.path("follows")) {
                terminal.line("  → " + Json.sentence(follow, terminal));
            }
        }
        int done = answer.path("accepted").asInt(0);
        int refused = answer.path("refused").asInt(0);
        if (done + refused == 0) {
            terminal.say(new Text("Rien ne correspond. Rien n'a été fait.", "Nothing matches. Nothing was done."));
        } else if (answer.path("preview").asBoolean(false)) {
            terminal.say(new Text("Aperçu : " + done + " seraient faits, " + refused + " refusés. Rien n'a été fait.",
                    "Preview: " + done + " would be done, " + refused + " refused. Nothing was done."));
        } else if (done + refused > 1) {
            terminal.say(new Text(done + " faits, " + refused + " refusés.", done + " done, " + refused + " refused."));
        }
    }
}
