package regie.cli.change;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.kernel.Text;

/** Puts the definitions that plans have in one environment in force in another. */
public final class Promote implements Command {

    @Override
    public Text summary() {
        return new Text("porter des plans d'un environnement à un autre", "carry plans from one environment to another");
    }

    @Override
    public void declare(Form form) {
        form.arguments("PLAN", new Text("les plans", "the plans"), 0)
                .flag("--all", new Text("tout le référentiel", "the whole estate"))
                .option("--from", "NAME", new Text("l'environnement d'où ils viennent", "the environment that they come from"))
                .option("--to", "NAME", new Text("l'environnement du serveur (sinon le sien)",
                        "the server's environment (otherwise its own)"))
                .option("--from-data", "DIR", new Text("le serveur d'où ils viennent, s'il est sur une autre base",
                        "the server that they come from, where it has another database"))
                .flag("--preview", new Text("dire ce qui changerait, sans le faire", "say what would change, without doing it"))
                .flag("--force", new Text("même si des exécutions en cours perdent une machine, une ressource, un rôle",
                        "even where living runs lose a host, a resource, a role"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        List<String> plans = call.arguments("PLAN");
        if (plans.isEmpty() != call.flag("--all")) {
            throw new ShellProblem.WrongValue("PLAN", String.join(" ", plans), new Text("des plans, ou --all", "plans, or --all")).stop();
        }
        String from = call.option("--from").orElseThrow(() -> new ShellProblem.WrongValue("--from", "",
                new Text("un environnement", "an environment")).stop());
        ControlRoom room = ControlRoom.of(call);
        requireEnvironment(room, call.option("--to"));
        List<Map.Entry<String, String>> query = new ArrayList<>();
        plans.forEach(plan -> query.add(Map.entry("plan", plan)));
        query.add(Map.entry("from", from));
        query.add(Map.entry("preview", Boolean.toString(call.flag("--preview"))));
        query.add(Map.entry("force", Boolean.toString(call.flag("--force"))));
        call.option("--reason").ifPresent(reason -> query.add(Map.entry("reason", reason)));
        byte[] bundle = new byte[0];
        if (call.option("--from-data").isPresent()) {
            ControlRoom source = ControlRoom.of(call.path(call.option("--from-data").get()), call.terminal());
            requireEnvironment(source, Optional.of(from));
            try (InputStream in = source.open("/estate/environments/" + ControlRoom.segment(from) + "/bundle")) {
                bundle = in.readAllBytes();
            }
        }
        return ChangeReport.of(room.post("/estate/promotions", query, bundle), call.terminal());
    }

    /** A server runs one environment: it is asked for by name so that nobody promotes to another by mistake. */
    static void requireEnvironment(ControlRoom room, Optional<String> wanted) throws IOException {
        String here = Json.text(room.get("/status"), "environment");
        if (wanted.filter(name -> !name.equals(here)).isPresent()) {
            throw new ChangeProblem.AnotherEnvironment(wanted.get(), here, room.url()).stop();
        }
    }
}
