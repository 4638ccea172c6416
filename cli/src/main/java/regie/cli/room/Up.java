package regie.cli.room;

import java.nio.file.Path;
import java.util.Optional;
import regie.cli.remote.ControlRoom;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.kernel.Text;
import regie.runtime.clock.ScaledClock;
import regie.server.Settings;

/** Starts the control room in the foreground; with {@code --detach}, in a process of its own. */
public final class Up implements Command {

    private static final int PORT_MAX = 65_535;

    @Override
    public Text summary() {
        return new Text("démarrer la régie (au premier plan, ou --detach)", "start the control room (in the foreground, or --detach)");
    }

    @Override
    public void declare(Form form) {
        form.option("--estate", "DIR", new Text("le référentiel (sinon celui du dernier démarrage)",
                        "the estate (otherwise that of the last start)"))
                .option("--environment", "NAME", new Text("un de ses environnements", "one of its environments"))
                .option("--port", "N", new Text("de la console et de l'API ; 0 : n'importe lequel (sinon " + Settings.PORT + ")",
                        "of console and API; 0 for any (otherwise " + Settings.PORT + ")"))
                .option("--database", "URL", new Text("une PostgreSQL en JDBC (sinon celle de Régie)",
                        "a PostgreSQL as JDBC URL (otherwise Régie's own)"))
                .option("--clock", "START,xN", new Text("heure de répétition : 2026-11-24T02:12:00+01:00,x60",
                        "a rehearsal's clock: 2026-11-24T02:12:00+01:00,x60"))
                .flag("--detach", new Text("rendre la main une fois prête", "return when it is ready"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws Exception {
        Settings settings = settings(call);
        if (call.flag("--detach")) {
            return Detached.start(call);
        }
        return new Foreground(call.terminal()).run(settings, room -> { });
    }

    private static Settings settings(Call call) {
        Optional<Path> estate = call.option("--estate").map(call::existingFolder);
        int port = call.number("--port", Settings.PORT, 0, PORT_MAX);
        Optional<ScaledClock.Setting> clock = call.option("--clock").map(Up::clock);
        return Settings.of(call.data(), estate).withEnvironment(call.option("--environment"))
                .withDatabase(call.option("--database")).withPort(port).withClock(clock).withAgents(new LocalAgents());
    }

    static ScaledClock.Setting clock(String text) {
        return ScaledClock.parse(text).orElseThrow(() -> new ShellProblem.WrongValue("--clock", text, new Text(
                "un instant avec décalage et une vitesse, comme 2026-11-24T02:12:00+01:00,x60",
                "an instant with its offset and a speed, such as 2026-11-24T02:12:00+01:00,x60")).stop());
    }
}
