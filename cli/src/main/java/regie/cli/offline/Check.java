package regie.cli.offline;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Terminal;
import regie.estate.finding.Findings;
import regie.formats.estate.EstateReader;
import regie.formats.estate.FindingsJson;
import regie.kernel.Language;
import regie.kernel.Text;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is wrong with an estate, all at once. */
public final class Check implements Command {

    @Override
    public Text summary() {
        return new Text("valider un référentiel", "validate an estate");
    }

    @Override
    public void declare(Form form) {
        form.argument("DIR", new Text("le répertoire du référentiel", "the estate's folder"))
                .option("--environment", "NAME", new Text("un seul environnement (sinon tous)", "one environment only (otherwise all)"))
                .option("--on", "DATE", new Text("vu de ce jour (sinon aujourd'hui) : calendriers qui s'arrêtent, plans sans dates",
                        "seen from this day (otherwise today): calendars that end, plans without dates"));
    }

    @Override
    public Exit run(Call call) {
        Path folder = call.existingFolder(call.required("DIR"));
        Optional<String> environment = call.option("--environment");
        LocalDate on = call.date("--on").orElseGet(LocalDate::now);
        Findings findings = EstateReader.check(folder, environment, Optional.of(on));
        if (call.terminal().json()) {
            call.terminal().answer(json(findings, call.terminal().language()));
        } else {
            print(findings, call.terminal());
        }
        return findings.hasErrors() ? Exit.NO : Exit.DONE;
    }

    private static void print(Findings findings, Terminal terminal) {
        terminal.out().print(findings.text(terminal.language()));
        int errors = findings.errors().size();
        int others = findings.all().size() - errors;
        terminal.aside(errors == 0
                ? new Text("Valide ; " + others + " remarque(s).", "Valid; " + others + " remark(s).")
                : new Text("Invalide : " + errors + " erreur(s), " + others + " remarque(s).",
                        "Invalid: " + errors + " error(s), " + others + " remark(s)."));
    }

    private static ObjectNode json(Findings findings, Language language) {
        ObjectNode document = Json.object().put("valid", !findings.hasErrors()).put("left_out", findings.leftOut());
        document.set("findings", Json.read(FindingsJson.array(findings, language)));
        return document;
    }
}
