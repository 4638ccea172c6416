package regie.cli.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.cli.shell.Terminal;
import regie.estate.finding.Findings;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Imported;
import regie.formats.imports.Outcome;
import regie.formats.imports.ReportRow;
import regie.kernel.Text;

/** What an import says on the terminal: what was made, what is to be looked at, and one line for the manager. */
final class Summary {

    private static final int SHOWN = 20;

    private final Terminal terminal;

    Summary(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param out null when nothing was written */
    void print(Imported imported, Findings findings, @Nullable Path out, Path report, int files, Optional<Comparison> comparison) {
        toLookAt(imported.report().rows());
        if (out == null) {
            terminal.say(new Text("Rien à reprendre dans " + files + " fichier(s) : aucun référentiel n'a été écrit.",
                    "Nothing to bring in from " + files + " file(s): no estate was written."));
        } else {
            made(imported.estate(), out);
            checked(findings, out);
        }
        comparison.ifPresent(each -> each.print(terminal));
        terminal.say(new Text("Rapport : " + report, "Report: " + report));
        terminal.say(imported.report().forTheManager());
    }

    private void toLookAt(List<ReportRow> rows) {
        List<ReportRow> left = rows.stream().filter(row -> row.outcome() == Outcome.NOT_CARRIED).toList();
        for (ReportRow row : left.subList(0, Math.min(SHOWN, left.size()))) {
            String what = row.object() + (row.attribute().isEmpty() ? "" : " " + row.attribute());
            terminal.line(row.file() + ":" + row.line() + ": " + what + ": " + terminal.words(row.remark()));
        }
        if (left.size() > SHOWN) {
            int more = left.size() - SHOWN;
            terminal.say(new Text("… et " + more + " autres, dans le rapport.", "… and " + more + " more, in the report."));
        }
    }

    private void made(EstateDraft estate, Path out) {
        int tasks = estate.plans().values().stream().mapToInt(plan -> plan.tasks().size()).sum();
        int calendars = estate.documents("calendar").size();
        int hosts = estate.documents("host").size();
        int plans = estate.plans().size();
        terminal.say(new Text(
                "Référentiel " + estate.name() + " écrit dans " + out + " : " + plans + " plans, " + tasks + " traitements, " + calendars
                        + " calendriers, " + hosts + " machines.",
                "Estate " + estate.name() + " written to " + out + ": " + plans + " plans, " + tasks + " tasks, " + calendars
                        + " calendars, " + hosts + " hosts."));
    }

    private void checked(Findings findings, Path out) {
        if (findings.hasErrors()) {
            terminal.out().print(findings.text(terminal.language()));
            terminal.say(new Text("Le référentiel n'est pas valide tel quel : corriger ce qui précède, puis « regie check " + out + " ».",
                    "The estate is not valid as it is: correct the above, then 'regie check " + out + "'."));
            return;
        }
        int remarks = findings.all().size();
        terminal.say(new Text("Valide ; " + remarks + " remarque(s) : regie check " + out,
                "Valid; " + remarks + " remark(s): regie check " + out));
    }
}
