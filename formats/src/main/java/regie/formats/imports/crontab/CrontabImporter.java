package regie.formats.imports.crontab;

import java.util.ArrayList;
import java.util.List;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Imported;
import regie.formats.imports.Importer;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceFile;
import regie.formats.imports.SourceObject;
import regie.kernel.Language;
import regie.kernel.Text;

/** Crontabs. */
public final class CrontabImporter implements Importer {

    @Override
    public String format() {
        return "crontab";
    }

    @Override
    public Text what() {
        return new Text("crontabs de comptes, /etc/crontab, /etc/cron.d, anacrontab",
                "crontabs of accounts, /etc/crontab, /etc/cron.d, anacrontab");
    }

    @Override
    public Imported read(ImportRequest request) {
        Ledger ledger = new Ledger();
        EstateDraft draft = new EstateDraft(request);
        List<CronFile> files = new ArrayList<>();
        for (SourceFile file : request.files()) {
            CrontabReader.read(file, ledger, request.hints().userColumn()).ifPresent(files::add);
        }
        CronPlans plans = new CronPlans(request, draft);
        if (files.stream().anyMatch(file -> !file.entries().isEmpty())) {
            String host = host(request, draft);
            files.forEach(file -> plans.file(file, host));
        }
        ledger.objects().forEach(CrontabImporter::unused);
        return new Imported(draft, ledger.report(format()), plans.schedules());
    }

    /** A crontab does not say on which machine it lies. */
    private static String host(ImportRequest request, EstateDraft draft) {
        String given = request.hints().host();
        if (!given.isEmpty()) {
            return draft.host(given);
        }
        Fields host = draft.declare("host", "server");
        host.comment("", request.language() == Language.FRENCH
                ? "La machine de ces crontabs : lui donner son nom ici et dans les plans (ou regie import … --host NOM)."
                : "The machine of these crontabs: give it its name here and in the plans (or regie import … --host NAME).");
        return host.text("host").orElseThrow();
    }

    /** A variable below which no line stands has no effect, in cron neither. */
    private static void unused(SourceObject object) {
        if (object.kind().equals("variable")) {
            object.attributes().stream().filter(attribute -> !attribute.isSettled()).forEach((SourceAttribute attribute) ->
                    attribute.carried("", "sans effet : aucune ligne active en dessous", "without effect: no active line below"));
        }
    }
}
