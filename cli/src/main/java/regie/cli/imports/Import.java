package regie.cli.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Terminal;
import regie.estate.finding.Findings;
import regie.formats.estate.EstateReader;
import regie.formats.imports.EstateFolder;
import regie.formats.imports.ImportReport;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Imported;
import regie.formats.imports.Importer;
import regie.formats.imports.ReportFile;
import regie.formats.imports.SourceFile;
import regie.kernel.Text;
import tools.jackson.databind.node.ObjectNode;

/** Makes an estate of another scheduler's definitions, and a report of every attribute of the source. */
public final class Import implements Command {

    @Override
    public Text summary() {
        return new Text("reprendre les définitions d'un autre ordonnanceur", "bring in the definitions of another scheduler");
    }

    @Override
    public void declare(Form form) {
        String known = String.join(", ", Formats.NAMES);
        form.argument("FORMAT", new Text("l'un de " + known, "one of " + known))
                .arguments("FILE", new Text("les fichiers, ou des répertoires qui les contiennent",
                        "the files, or folders that hold them"), 1)
                .option("--out", "DIR", new Text("où écrire le référentiel (obligatoire)", "where to write the estate (required)"))
                .option("--name", "ESTATE", new Text("le nom du référentiel (sinon celui de DIR)",
                        "the estate's name (else that of DIR)"))
                .option("--zone", "ZONE", new Text("le fuseau des heures qui n'en disent pas (sinon celui de cette machine)",
                        "the zone of times that say none (else this machine's)"))
                .option("--report", "FILE", new Text("où écrire le rapport : .csv, .json ou .yaml (sinon DIR/import-report.csv)",
                        "where to write the report: .csv, .json or .yaml (else DIR/import-report.csv)"))
                .option("--host", "NAME", new Text("la machine d'où viennent ces fichiers, quand ils ne la nomment pas",
                        "the machine that these files come from, where they do not name it"))
                .flag("--system", new Text("crontab : les lignes nomment un compte, comme dans /etc/crontab",
                        "crontab: the lines name an account, as in /etc/crontab"))
                .option("--parity", "DAYS", new Text("comparer les départs de la source et de Régie sur autant de jours",
                        "compare the starts of the source and of Régie over so many days"))
                .option("--from", "DATE", new Text("le premier de ces jours (sinon aujourd'hui)", "the first of these days (else today)"))
                .flag("--force", new Text("écrire dans un répertoire qui n'est pas vide", "write into a folder that is not empty"));
    }

    @Override
    public Exit run(Call call) throws Exception {
        String word = call.required("FORMAT");
        Importer importer = Formats.named(word).orElseThrow(() -> new ImportProblem.UnknownFormat(word).stop());
        Path out = out(call);
        Path report = report(call, out);
        List<SourceFile> files = SourceFiles.read(call, word);
        ImportRequest.Hints hints = new ImportRequest.Hints(call.option("--host").orElse(""), call.flag("--system"));
        ImportRequest request = new ImportRequest(files, call.option("--name").orElse(String.valueOf(out.getFileName())), zone(call),
                call.terminal().language(), hints);
        int days = call.number("--parity", 0, 1, 400);
        Imported imported = importer.read(request);
        boolean something = !imported.estate().plans().isEmpty() || !imported.estate().kinds().isEmpty();
        Findings findings = Findings.of(List.of());
        if (something) {
            write(imported, out);
            findings = EstateReader.check(out);
        }
        writeReport(imported.report(), report, call.terminal());
        Optional<Comparison> comparison = something && days > 0 ? compared(call, imported, out, days) : Optional.empty();
        ImportReport summed = comparison.map(Comparison::counts).map(imported.report()::with).orElse(imported.report());
        Imported told = new Imported(imported.estate(), summed, imported.schedules());
        if (call.terminal().json()) {
            ObjectNode document = json(told, findings, something, report, call.terminal());
            comparison.ifPresent(each -> each.json(document, call.terminal()));
            call.terminal().answer(document);
        } else {
            new Summary(call.terminal()).print(told, findings, something ? out : null, report, files.size(), comparison);
        }
        return something && !findings.hasErrors() ? Exit.DONE : Exit.NO;
    }

    private static Optional<Comparison> compared(Call call, Imported imported, Path out, int days) {
        LocalDate from = call.date("--from").orElseGet(() -> LocalDate.now(zone(call)));
        Path file = out.resolve("import-parity.csv");
        Optional<Comparison> comparison = Comparison.of(imported, out, file, from, days);
        try {
            if (comparison.isPresent()) {
                comparison.get().write(call.terminal());
            }
        } catch (IOException failed) {
            throw new ImportProblem.Unwritten(file, String.valueOf(failed.getMessage())).stop();
        }
        return comparison;
    }

    private static Path out(Call call) throws IOException {
        Path out = call.path(call.option("--out").orElseThrow(() -> new ShellProblem.WrongUsage("import", "--out DIR").stop()));
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new ImportProblem.NotAFolder(out).stop();
        }
        if (Files.isDirectory(out) && !call.flag("--force")) {
            try (Stream<Path> inside = Files.list(out)) {
                if (inside.findAny().isPresent()) {
                    throw new ImportProblem.FolderNotEmpty(out).stop();
                }
            }
        }
        return out;
    }

    private static Path report(Call call, Path out) {
        String file = call.option("--report").orElse(out.resolve("import-report.csv").toString());
        if (!List.of("csv", "json", "yaml", "yml").contains(ending(file))) {
            throw new ImportProblem.WrongReport(file).stop();
        }
        return call.path(file);
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    private static ZoneId zone(Call call) {
        String zone = call.option("--zone").orElse("");
        try {
            return zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new ImportProblem.WrongZone(zone).stop();
        }
    }

    private static void write(Imported imported, Path out) {
        try {
            EstateFolder.write(imported.estate(), out);
        } catch (IOException failed) {
            throw new ImportProblem.Unwritten(out, String.valueOf(failed.getMessage())).stop();
        }
    }

    private static void writeReport(ImportReport report, Path file, Terminal terminal) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, ReportFile.text(report, ending(file.toString()), terminal.language()), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new ImportProblem.Unwritten(file, String.valueOf(failed.getMessage())).stop();
        }
    }

    private static ObjectNode json(Imported imported, Findings findings, boolean something, Path report, Terminal terminal) {
        ObjectNode document = ReportFile.json(imported.report(), terminal.language());
        document.put("imported", something).put("valid", something && !findings.hasErrors())
                .put("plans", imported.estate().plans().size())
                .put("tasks", imported.estate().plans().values().stream().mapToInt(plan -> plan.tasks().size()).sum())
                .put("report", report.toString()).put("summary", terminal.words(imported.report().forTheManager()));
        return document;
    }
}
