package regie.cli.change;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Stopped;
import regie.cli.shell.Terminal;
import regie.estate.finding.Findings;
import regie.formats.estate.EstateReader;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Makes a directory, a commit or an earlier version the estate in force, after showing what it changes; follows a branch. */
public final class Apply implements Command {

    private static final int DAYS = 14;
    private static final int DAYS_MAX = 396;
    private static final int SECONDS = 30;
    private static final int SECONDS_MAX = 86_400;

    @Override
    public Text summary() {
        return new Text("mettre un référentiel en vigueur, sans redémarrer", "put an estate in force, without a restart");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument("DIR", new Text("le répertoire du référentiel", "the estate's folder"))
                .option("--git", "REPO", new Text("un dépôt Git à la place", "a Git repository instead"))
                .option("--commit", "C", new Text("un commit de ce dépôt", "a commit of it"))
                .option("--branch", "NAME", new Text("sa dernière version sur cette branche", "the newest of this branch"))
                .option("--path", "DIR", new Text("où est le référentiel dans le dépôt (sinon à la racine)",
                        "where the estate is in the repository (otherwise at its root)"))
                .option("--remote", "NAME", new Text("aller d'abord chercher la branche là (git fetch)",
                        "fetch the branch from there first"))
                .option("--version", "V", new Text("une version déjà appliquée (regie versions)",
                        "a version applied before (regie versions)"))
                .flag("--watch", new Text("suivre la branche et appliquer chaque nouveau commit",
                        "follow the branch and apply each new commit"))
                .option("--every", "S", new Text("avec --watch : toutes les S secondes (sinon 30)",
                        "with --watch: every S seconds (otherwise 30)"))
                .flag("--preview", new Text("dire ce qui changerait, sans le faire", "say what would change, without doing it"))
                .flag("--force", new Text("même si des exécutions en cours perdent une machine, une ressource, un rôle",
                        "even where living runs lose a host, a resource, a role"))
                .option("--days", "N", new Text("combien de jours comparer (sinon 14)", "how many days are compared (otherwise 14)"))
                .option("--reason", "TEXT", new Text("gardé au journal", "kept in the journal"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws Exception {
        long sources = java.util.stream.Stream.of(call.argument("DIR"), call.option("--git"), call.option("--version"))
                .filter(Optional::isPresent).count();
        if (sources != 1) {
            throw new ChangeProblem.WhichEstate().stop();
        }
        if (call.flag("--watch") && (call.option("--git").isEmpty() || call.option("--branch").isEmpty())) {
            throw new ChangeProblem.WatchesBranches().stop();
        }
        Map<String, String> query = query(call);
        if (call.option("--version").isPresent()) {
            JsonNode change = ControlRoom.of(call).post("/estate/versions/" + ControlRoom.segment(call.option("--version").get())
                    + "/apply",
                    with(query, "version " + call.option("--version").get()), new byte[0]);
            return ChangeReport.of(change, call.terminal());
        }
        if (call.option("--git").isPresent()) {
            return git(call, query);
        }
        Path folder = call.existingFolder(call.required("DIR"));
        ControlRoom room = ControlRoom.of(call);
        return send(room, folder, with(query, folder.toString()), call.terminal());
    }

    private static Map<String, String> query(Call call) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("preview", Boolean.toString(call.flag("--preview")));
        query.put("force", Boolean.toString(call.flag("--force")));
        query.put("days", Integer.toString(call.number("--days", DAYS, 1, DAYS_MAX)));
        call.option("--reason").ifPresent(reason -> query.put("reason", reason));
        return query;
    }

    private static Map<String, String> with(Map<String, String> query, String source) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put("source", source);
        return more;
    }

    /** What the directory cannot even give is said here; everything else is judged by the server, on its rules. */
    private static Exit send(ControlRoom room, Path folder, Map<String, String> query, Terminal terminal) throws IOException {
        EstateReader.Files files = EstateReader.files(folder);
        if (files.findings().hasErrors()) {
            return unreadable(files.findings(), terminal);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        files.bundle().pack(packed);
        return ChangeReport.of(room.post("/estate", query, packed.toByteArray()), terminal);
    }

    private static Exit unreadable(Findings findings, Terminal terminal) {
        if (terminal.json()) {
            var change = Json.object().put("outcome", "invalid");
            change.set("findings", Json.read(regie.formats.estate.FindingsJson.array(findings, terminal.language())));
            terminal.answer(change);
        } else {
            terminal.out().print(findings.text(terminal.language()));
        }
        return Exit.NO;
    }

    private Exit git(Call call, Map<String, String> query) throws Exception {
        GitRepository repository = new GitRepository(call.existingFolder(call.option("--git").orElseThrow()));
        Path within = Path.of(call.option("--path").orElse(""));
        String name = call.option("--commit").or(() -> call.option("--branch")).orElse("HEAD");
        if (call.flag("--watch")) {
            watch(call, repository, within, query);
        }
        Optional<String> remote = call.option("--remote");
        remote.ifPresent(from -> repository.fetch(from, name));
        String commit = repository.commit(remote.isPresent() ? "FETCH_HEAD" : name);
        return send(ControlRoom.of(call), repository, commit, within, query, call.terminal());
    }

    private static Exit send(ControlRoom room, GitRepository repository, String commit, Path within, Map<String, String> query,
            Terminal terminal) throws IOException {
        String source = "git " + ChangeReport.shortly(commit) + " " + repository.title(commit);
        Map<String, String> more = with(query, source);
        more.putIfAbsent("reason", source);
        return repository.files(commit, within, folder -> send(room, folder, more, terminal));
    }

    /**
     * Until Ctrl-C. A commit is tried once: what is refused or invalid stays out until the branch moves on. While server or
     * repository do not answer, the same commit is tried again, so none is skipped for an outage.
     */
    private static void watch(Call call, GitRepository repository, Path within, Map<String, String> query) throws InterruptedException {
        Terminal terminal = call.terminal();
        String branch = call.option("--branch").orElseThrow();
        long millis = call.number("--every", SECONDS, 1, SECONDS_MAX) * 1_000L;
        Optional<String> remote = call.option("--remote");
        terminal.aside(new Text("Suit " + branch + " toutes les " + millis / 1_000 + " s (Ctrl-C pour arrêter).",
                "Follows " + branch + " every " + millis / 1_000 + " s (Ctrl-C to stop)."));
        String done = "";
        String trying = "";
        String said = "";
        while (!Thread.currentThread().isInterrupted()) {
            try {
                remote.ifPresent(from -> repository.fetch(from, branch));
                String commit = repository.commit(remote.isPresent() ? "FETCH_HEAD" : branch);
                if (!commit.equals(done)) {
                    trying = commit;
                    terminal.aside(Text.same(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + ChangeReport.shortly(commit) + " "
                            + repository.title(commit)));
                    send(ControlRoom.of(call), repository, commit, within, query, terminal);
                    done = commit;
                    terminal.out().flush();
                }
                said = "";
            } catch (Stopped notNow) {
                String words = terminal.words(notNow.problem().sentence());
                if (!words.equals(said)) {
                    terminal.problem(notNow.problem());
                    said = words;
                }
                if (notNow.exit() == Exit.NO && !(notNow.problem() instanceof ChangeProblem.GitRefused)) {
                    done = trying;
                }
            } catch (IOException broken) {
                terminal.aside(Text.same(String.valueOf(broken.getMessage())));
            }
            Thread.sleep(millis);
        }
    }
}
