package regie.cli.room;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import regie.cli.shell.Exit;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import regie.server.ControlRoom;
import regie.server.Settings;
import regie.server.api.StopRequest;
import regie.server.folder.StartProblem;

/**
 * A control room that lives as long as this process: until Ctrl-C, a TERM, or {@code regie stop}.
 * However it ends, server, database and agents are gone before the process is.
 */
final class Foreground {

    private final Terminal terminal;
    private final boolean killOnSignal;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** What is done once it serves. */
    interface Opening {
        void open(ControlRoom room) throws Exception;
    }

    Foreground(Terminal terminal) {
        this(terminal, false);
    }

    /** @param killOnSignal Ctrl-C ends the attempts too, as the demo promises */
    Foreground(Terminal terminal, boolean killOnSignal) {
        this.terminal = terminal;
        this.killOnSignal = killOnSignal;
    }

    Exit run(Settings settings, Opening opening) throws Exception {
        terminal.progress(new Text("Démarrage…", "Starting…"));
        ControlRoom.Outcome outcome = ControlRoom.start(settings);
        terminal.endProgress();
        return switch (outcome) {
            case ControlRoom.Outcome.Refused refused -> refused(refused.problem());
            case ControlRoom.Outcome.Up up -> serve(up.room(), opening);
        };
    }

    private Exit refused(StartProblem problem) {
        terminal.problem(problem);
        return problem.exitCode() == Exit.USAGE.code() ? Exit.USAGE : Exit.NO;
    }

    private Exit serve(ControlRoom room, Opening opening) throws Exception {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ctrl-c").unstarted(() -> end(room, killOnSignal, true)));
        try {
            opening.open(room);
            if (terminal.json()) {
                terminal.out().println(regie.server.json.Json.write(room.status()));
            } else {
                terminal.say(new Text("Régie répond sur " + room.url() + " (Ctrl-C pour arrêter)",
                        "Régie answers at " + room.url() + " (Ctrl-C to stop)"));
            }
            terminal.out().flush();
            StopRequest asked = room.stopAsked().join();
            end(room, asked.kill(), false);
        } catch (Exception | Error failed) {
            end(room, killOnSignal, false);
            throw failed;
        }
        return Exit.DONE;
    }

    /** Whoever comes second waits for the first. */
    private void end(ControlRoom room, boolean kill, boolean signal) {
        if (ending.compareAndSet(false, true)) {
            try {
                if (signal) {
                    terminal.aside(kill
                            ? new Text("Arrêt de la régie et de tout ce qui tourne…", "Stopping the control room and all that runs…")
                            : new Text("Arrêt de la régie. Ce qui tourne continue sous son superviseur ; « regie up » le retrouvera.",
                                    "Stopping the control room. What runs goes on under its supervisor; 'regie up' will find it."));
                }
                if (kill) {
                    room.closeAndKill();
                } else {
                    room.close();
                }
            } finally {
                ended.countDown();
            }
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
