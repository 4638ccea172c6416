package regie.cli.room;

import java.io.IOException;
import java.time.Duration;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Kills a real process of a control room with signal 9, waits until all is well again, and gives the journal's account. */
final class Break {

    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 50;

    private final ControlRoom room;
    private final Terminal terminal;

    Break(ControlRoom room, Terminal terminal) {
        this.room = room;
        this.terminal = terminal;
    }

    /** @param what {@code agent} or {@code database} */
    Exit run(String what) throws IOException, InterruptedException {
        long pid = pid(what);
        boolean killed = pid != 0 && ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
        if (!killed) {
            terminal.aside(new Text("Il n'y a rien à tuer : le processus n'est pas là.",
                    "There is nothing to kill: the process is not there."));
            return Exit.NO;
        }
        if (!terminal.json()) {
            terminal.say(new Text("kill -9 " + pid + " (" + what + ")", "kill -9 " + pid + " (" + what + ")"));
        }
        long began = System.nanoTime();
        boolean back = awaitBack(what, pid);
        long millis = (System.nanoTime() - began) / 1_000_000;
        if (!back) {
            terminal.aside(new Text("Pas encore revenu après 90 s. Voir : regie status", "Not back after 90 s. See: regie status"));
            return Exit.NO;
        }
        return settledAccount(what, millis);
    }

    /** A reader may still meet a connection that died with the database: then it is asked again. */
    private Exit settledAccount(String what, long millis) throws IOException, InterruptedException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (true) {
            try {
                return account(what, millis);
            } catch (Stopped away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private Exit account(String what, long millis) throws IOException {
        JournalTally tally = new JournalTally();
        long after = 0;
        JsonNode items;
        do {
            items = room.get("/journal?limit=1000&after=" + after).path("items");
            for (JsonNode entry : items) {
                tally.add(Json.text(entry, "type"), Json.read(Json.text(entry, "body")));
                after = entry.path("seq").asLong();
            }
        } while (!items.isEmpty());
        JsonNode verified = room.get("/journal/verify");
        boolean whole = verified.path("whole").asBoolean(false);
        Text sentence = tally.sentence(whole, verified.path("events").asLong());
        if (terminal.json()) {
            terminal.answer(tally.json().put("killed", what).put("back_after_ms", millis).put("journal_verified", whole));
        } else {
            terminal.say(new Text("revenu après " + millis + " ms ; " + sentence.fr(), "back after " + millis + " ms; " + sentence.en()));
        }
        return whole && tally.clean() ? Exit.DONE : Exit.NO;
    }

    private long pid(String what) throws IOException {
        JsonNode status = room.get("/status");
        if (what.equals("database")) {
            return status.path("postgres").path("pid").asLong(0);
        }
        return status.path("agents").path(0).path("pid").asLong(0);
    }

    private boolean awaitBack(String what, long killed) throws IOException, InterruptedException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (System.nanoTime() < end) {
            if (isBack(what, killed)) {
                terminal.endProgress();
                return true;
            }
            terminal.progress(new Text("on attend son retour…", "waiting until it is back…"));
            Thread.sleep(LOOK_MILLIS);
        }
        return false;
    }

    /** A new process, a healthy control room, and every host's agent linked. */
    private boolean isBack(String what, long killed) throws IOException {
        try {
            long now = pid(what);
            boolean healthy = room.get("/health").path("healthy").asBoolean(false);
            boolean linked = true;
            for (JsonNode host : room.get("/hosts").path("items")) {
                linked &= Json.text(host, "link").equals("connected");
            }
            return now != 0 && now != killed && healthy && linked;
        } catch (Stopped away) {
            return false;
        }
    }
}
