package regie.cli.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import regie.cli.remote.Address;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.remote.Routes;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Opens the demo's night: its schedules begin by themselves; waits for the three things that need a person, says what to try. */
final class Night {

    private static final int NEEDS = 3;
    private static final int TRIAL_WIDTH = 32;
    private static final Duration OPENING = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;

    private final Path data;
    private final String told;
    private final Terminal terminal;

    /** @param told what other commands must be told to find this night, such as {@code " --data DIR"}; often empty */
    Night(Path data, String told, Terminal terminal) {
        this.data = data;
        this.told = told;
        this.terminal = terminal;
    }

    /** @param link opens the console once */
    void open(Address address, String link) throws IOException, InterruptedException {
        ControlRoom room = new ControlRoom(address, terminal.language().tag());
        Path opened = data.resolve("demo").resolve("opened");
        boolean first = !Files.exists(opened);
        if (first) {
            awaitNeeds(room);
            Files.writeString(opened, "");
        }
        if (!terminal.json()) {
            say(room, link, first);
        }
    }

    private void awaitNeeds(ControlRoom room) throws IOException, InterruptedException {
        long end = System.nanoTime() + OPENING.toNanos();
        int found = needs(room).size();
        while (found < NEEDS && System.nanoTime() < end) {
            String count = found + "/" + NEEDS;
            terminal.progress(new Text("la nuit commence ; attendent une personne : " + count,
                    "the night begins; waiting for a person: " + count));
            Thread.sleep(LOOK_MILLIS);
            found = needs(room).size();
        }
        terminal.endProgress();
    }

    private static List<JsonNode> needs(ControlRoom room) throws IOException {
        return room.get("/needs").path("items").valueStream().toList();
    }

    private void say(ControlRoom room, String link, boolean first) throws IOException {
        terminal.line("");
        terminal.say(first
                ? new Text("La nuit du Comptoir du Ponant tourne, une minute par seconde.",
                        "The night of the Comptoir du Ponant is running, a minute a second.")
                : new Text("La nuit du Comptoir du Ponant est retrouvée et continue.",
                        "The night of the Comptoir du Ponant is found again and goes on."));
        terminal.say(new Text("Console (lien à usage unique) : " + link, "Console (a link for one use): " + link));
        terminal.line("");
        terminal.say(new Text("Attendent une personne :", "Waiting for a person:"));
        for (JsonNode need : needs(room)) {
            JsonNode task = need.path("task");
            terminal.line("  " + Json.text(task, "id") + "  " + Json.sentence(need.path("why"), terminal));
            terminal.line("      ./regie " + proposal(room, need) + told);
        }
        terminal.line("");
        terminal.say(new Text("À essayer, dans un autre terminal :", "To try, in another terminal:"));
        trial("runs", new Text("où en est la nuit", "how the night goes"));
        trial("demo break agent", new Text("kill -9 d'un agent, puis le compte tenu par le journal",
                "kill -9 of an agent, then the journal's account"));
        trial("demo break database", new Text("kill -9 de PostgreSQL, de même", "kill -9 of PostgreSQL, likewise"));
        terminal.line("");
    }

    private void trial(String words, Text what) {
        String command = "./regie " + words + told;
        terminal.line("  " + command + " ".repeat(Math.max(2, TRIAL_WIDTH - command.length())) + terminal.words(what));
    }

    /** What the instruction says; else what lifts the wait; else to do it again. */
    private static String proposal(ControlRoom room, JsonNode need) throws IOException {
        JsonNode task = need.path("task");
        String id = Json.text(task, "id");
        JsonNode proposes = need.path("instruction").path("proposes");
        if (proposes.isObject() && !Json.text(proposes, "gesture").equals("call")) {
            return Json.text(proposes, "gesture") + " " + id + " --reason '…'";
        }
        String command = Json.text(task.path("waits"), "command").replaceFirst("^(\\./)?regie ", "");
        if (!command.startsWith("answer ")) {
            return command.isEmpty() ? "rerun " + id : command;
        }
        StringBuilder answer = new StringBuilder(command);
        for (JsonNode question : room.get(Routes.task(id)).path("questions")) {
            answer.append(' ').append(Json.text(question, "name")).append("=…");
        }
        return answer.toString();
    }
}
