package regie.cli.room;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Stops the control room of a data folder, and says when all its processes are gone. */
public final class Stop implements Command {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 20;

    @Override
    public Text summary() {
        return new Text("arrêter le serveur, sa base et ses agents", "stop the server, its database and its agents");
    }

    @Override
    public void declare(Form form) {
        form.flag("--kill", new Text("interrompre aussi ce qui tourne", "end what still runs too"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException, InterruptedException {
        boolean kill = call.flag("--kill");
        JsonNode status = ControlRoom.of(call).post("/stop", Json.object().put("kill", kill));
        List<Long> processes = processes(status);
        boolean gone = awaitGone(processes, call.terminal());
        if (call.terminal().json()) {
            call.terminal().answer(Json.object().put("stopped", gone).put("kill", kill));
        } else if (gone) {
            call.terminal().say(kill
                    ? new Text("Arrêté, avec tout ce qui tournait.", "Stopped, with all that ran.")
                    : new Text("Arrêté. Ce qui tournait continue sous son superviseur et sera retrouvé au prochain démarrage.",
                            "Stopped. What ran goes on under its supervisor and will be found again at the next start."));
        } else {
            call.terminal().aside(new Text("Pas encore arrêté après 60 s ; processus : " + processes,
                    "Not stopped yet after 60 s; processes: " + processes));
        }
        return gone ? Exit.DONE : Exit.NO;
    }

    private static List<Long> processes(JsonNode status) {
        List<Long> pids = new ArrayList<>();
        pids.add(status.path("server").path("pid").asLong(0));
        pids.add(status.path("postgres").path("pid").asLong(0));
        status.path("agents").forEach(agent -> pids.add(agent.path("pid").asLong(0)));
        pids.removeIf(pid -> pid == 0);
        return pids;
    }

    private static boolean awaitGone(List<Long> pids, Terminal terminal) throws InterruptedException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (System.nanoTime() < end) {
            long left = pids.stream().filter(Stop::lives).count();
            if (left == 0) {
                terminal.endProgress();
                return true;
            }
            terminal.progress(new Text("encore " + left + " processus", left + " processes left"));
            Thread.sleep(LOOK_MILLIS);
        }
        return false;
    }

    /** A process that has ended but whose parent has not looked yet counts as gone. */
    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> !Zombie.is(pid)).isPresent();
    }
}
