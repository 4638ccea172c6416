package regie.cli.offline;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import regie.runtime.journal.StreamId;
import regie.store.audit.HeadNotes;
import regie.store.audit.JournalArchive;
import regie.store.audit.JournalExport;
import regie.store.audit.JournalImport;
import regie.store.audit.JournalVerifier;
import regie.store.audit.Verification;
import tools.jackson.databind.node.ObjectNode;

/** Proof and keeping of the journal: verify, archive, export, import. */
public final class Journal implements Command {

    private static final String ACTION = "ACTION";
    private static final String WHAT = "WHAT";
    private static final Text ACTIONS = new Text(
            "verify | archive AAAA-MM | export FICHIER | import FICHIER", "verify | archive YYYY-MM | export FILE | import FILE");

    @Override
    public Text summary() {
        return new Text("journal : verify, archive, export, import", "the journal: verify, archive, export, import");
    }

    @Override
    public void declare(Form form) {
        StoredJournal.declare(form.argument(ACTION, ACTIONS)
                .optionalArgument(WHAT, new Text("le mois, ou le fichier", "the month, or the file"))
                .option("--out", "DIR", new Text("archive : où mettre le fichier (sinon ici)",
                        "archive: where the file goes (otherwise here)")));
    }

    @Override
    public Exit run(Call call) throws Exception {
        String action = call.required(ACTION);
        if (!List.of("verify", "archive", "export", "import").contains(action)) {
            throw new ShellProblem.WrongValue(ACTION, action, ACTIONS).stop();
        }
        if (!action.equals("verify") && call.argument(WHAT).isEmpty()) {
            throw new ShellProblem.WrongUsage("journal", WHAT + " is missing").stop();
        }
        if (action.equals("archive")) {
            month(call);
        }
        try (StoredJournal stored = StoredJournal.open(call, action.equals("import"))) {
            return switch (action) {
                case "verify" -> verify(stored, call);
                case "archive" -> archive(stored, call);
                case "export" -> export(stored, call);
                default -> read(stored, call);
            };
        }
    }

    private static Exit verify(StoredJournal stored, Call call) throws Exception {
        Terminal terminal = call.terminal();
        StreamId stream = stored.stream(call);
        List<HeadNotes.Kept> notes = HeadNotes.readAll(call.data(), stream);
        Verification found = new JournalVerifier(stored.database()).verify(stream, notes,
                seq -> terminal.progress(new Text("évènement " + seq, "event " + seq)));
        terminal.endProgress();
        if (terminal.json()) {
            ObjectNode answer = Json.object().put("whole", found.isIntact()).put("events", found.events())
                    .put("last_seq", found.lastSeq()).put("head", found.head()).put("archived", found.archived())
                    .put("without_body", found.withoutBody()).put("noted_up_to", found.notedUpTo());
            var findings = answer.putArray("findings");
            found.findings().forEach(finding -> findings.add(terminal.words(finding.sentence())));
            terminal.answer(answer);
        } else {
            terminal.say(found.sentence());
            found.findings().forEach(finding -> terminal.say(finding.sentence()));
            terminal.say(found.beyondDetection());
        }
        return found.isIntact() ? Exit.DONE : Exit.NO;
    }

    private static Exit archive(StoredJournal stored, Call call) throws Exception {
        Path folder = call.path(call.option("--out").orElse("."));
        JournalArchive.Archived archived = StoredJournal.granted(
                new JournalArchive(stored.database()).archive(stored.stream(call), month(call), folder));
        return say(call, Json.object().put("file", archived.file().toString()).put("first_seq", archived.firstSeq())
                .put("last_seq", archived.lastSeq()), new Text(
                "Évènements " + archived.firstSeq() + " à " + archived.lastSeq() + " archivés dans " + archived.file() + ".",
                "Events " + archived.firstSeq() + " to " + archived.lastSeq() + " archived in " + archived.file() + "."));
    }

    private static Exit export(StoredJournal stored, Call call) throws Exception {
        JournalExport.Exported exported = StoredJournal.granted(
                new JournalExport(stored.database()).export(stored.stream(call), call.path(call.required(WHAT))));
        return say(call, Json.object().put("file", exported.file().toString()).put("events", exported.events())
                .put("rows", exported.rows()), new Text(
                exported.events() + " évènements et " + exported.rows() + " lignes d’état écrits dans " + exported.file() + ".",
                exported.events() + " events and " + exported.rows() + " rows of state written to " + exported.file() + "."));
    }

    private static Exit read(StoredJournal stored, Call call) throws Exception {
        JournalImport.Imported imported = StoredJournal.granted(
                new JournalImport(stored.database()).read(call.existingFile(call.required(WHAT))));
        return say(call, Json.object().put("stream", imported.stream().toString()).put("events", imported.events())
                .put("rows", imported.rows()), new Text(
                imported.events() + " évènements repris dans " + imported.stream() + ", chaîne vérifiée.",
                imported.events() + " events read into " + imported.stream() + ", their chain verified."));
    }

    private static Exit say(Call call, ObjectNode json, Text words) {
        if (call.terminal().json()) {
            call.terminal().answer(json);
        } else {
            call.terminal().say(words);
        }
        return Exit.DONE;
    }

    private static YearMonth month(Call call) {
        String text = call.required(WHAT);
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new ShellProblem.WrongValue(WHAT, text, new Text("un mois AAAA-MM", "a month YYYY-MM")).stop();
        }
    }
}
