package regie.cli.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import regie.cli.remote.Address;
import regie.cli.remote.ControlRoom;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.kernel.Actor;
import regie.kernel.Text;
import regie.runtime.clock.ScaledClock;
import regie.server.Settings;

/** A night of the Comptoir du Ponant, really run on this machine; and what happens when one of its parts is killed. */
public final class Demo implements Command {

    private static final String ACTION = "[break";
    private static final String WHAT = "agent|database]";
    private static final int PORT_MAX = 65_535;
    /** The night that belongs to Monday's production date, a little after two. */
    private static final String CLOCK = "2026-11-24T02:12:00+01:00,x60";

    @Override
    public Text summary() {
        return new Text("faire tourner une nuit ; demo break agent|database en tue un", "run a night; demo break agent|database kills one");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument(ACTION, new Text("tuer une partie de la démonstration qui tourne", "kill a part of the demo that runs"))
                .optionalArgument(WHAT, new Text("laquelle", "which one"))
                .option("--port", "N", new Text("de la console ; 0 : n'importe lequel", "of the console; 0 for any"))
                .option("--data", "DIR", new Text("répertoire de données (sinon ./" + Call.DEMO_DATA + ")",
                        "data folder (otherwise ./" + Call.DEMO_DATA + ")"));
    }

    @Override
    public Exit run(Call call) throws Exception {
        Path data = call.path(call.option("--data").orElse(Call.DEMO_DATA));
        Optional<String> action = call.argument(ACTION);
        if (action.isPresent()) {
            return breaking(call, data, action.get());
        }
        Path home = home(call);
        Night night = new Night(data, call.option("--data").map(folder -> " --data " + folder).orElse(""), call.terminal());
        int port = call.number("--port", Settings.PORT, 0, PORT_MAX);
        Settings settings = Settings.of(data, Optional.of(home.resolve("demo"))).withPort(port).withAgents(new LocalAgents())
                .playingEveryHost()
                .withSurroundings(new BusinessDatabase(home, data));
        if (!Files.exists(data.resolve("version"))) {
            settings = settings.withClock(ScaledClock.parse(CLOCK));
        }
        return new Foreground(call.terminal(), true).run(settings,
                room -> night.open(address(room, data), room.loginLink(new Actor(System.getProperty("user.name"))).url()));
    }

    private static Exit breaking(Call call, Path data, String action) throws Exception {
        String what = call.argument(WHAT).orElse("");
        if (!action.equals("break") || !(what.equals("agent") || what.equals("database"))) {
            throw new ShellProblem.WrongUsage("demo", "demo break agent, or demo break database").stop();
        }
        return new Break(ControlRoom.of(data, call.terminal()), call.terminal()).run(what);
    }

    private static Address address(regie.server.ControlRoom room, Path data) {
        return new Address(room.url(), room.token(), data);
    }

    /** The project's folder, which holds {@code demo/}; the launcher says where it is. */
    private static Path home(Call call) throws IOException {
        String home = System.getProperty("regie.home", call.environment().getOrDefault("REGIE_HOME", ""));
        Path folder = call.path(home.isEmpty() ? "." : home);
        if (!Files.isDirectory(folder.resolve("demo"))) {
            throw new ShellProblem.NoSuchFolder(folder.resolve("demo")).stop();
        }
        return folder;
    }
}
