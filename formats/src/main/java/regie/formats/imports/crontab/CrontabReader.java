package regie.formats.imports.crontab;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceFile;
import regie.formats.imports.SourceObject;
import regie.formats.imports.SourceText;
import regie.kernel.Text;

/** Reads one file into its lines; each line comes to an object of the report, and nothing is passed over. */
final class CrontabReader {

    /** A file with so many unreadable lines and no readable one is no crontab. */
    private static final int FOREIGN = 3;
    private static final int LINE_SHOWN = 100;

    private final SourceFile file;
    private final Ledger ledger;
    private final boolean userColumn;
    private final List<String> header = new ArrayList<>();
    private final List<List<String>> pending = new ArrayList<>();
    private final LinkedHashMap<String, CronEntry.Setting> environment = new LinkedHashMap<>();
    private final List<CronEntry> entries = new ArrayList<>();
    private boolean begun;

    private CrontabReader(SourceFile file, Ledger ledger, boolean userColumn) {
        this.file = file;
        this.ledger = ledger;
        this.userColumn = userColumn;
    }

    /** @param userColumn whether the lines surely name an account; otherwise path and content decide */
    static Optional<CronFile> read(SourceFile file, Ledger ledger, boolean userColumn) {
        if (CronFile.isLeftBehind(file.name())) {
            ledger.fault(file.name(), 1, CronFile.base(file.name()), new Text(
                    "un reste d'éditeur ou de paquet (le nom le dit) : cron ne lit pas ce fichier, il n'est pas repris",
                    "left behind by an editor or a package, as its name says: cron does not read this file, nor is it brought in"));
            return Optional.empty();
        }
        return SourceText.read(file, ledger).flatMap(text -> new CrontabReader(file, ledger, userColumn).read(text));
    }

    private Optional<CronFile> read(String text) {
        List<String> lines = text.lines().toList();
        if (isForeign(lines)) {
            return Optional.empty();
        }
        CronFile.Kind kind = kind(lines);
        SourceObject source = ledger.object(file.name(), 1, "crontab", CronFile.place(file.name()));
        remarks(text);
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank()) {
                blank();
            } else if (CrontabLines.isComment(line)) {
                comment(line, number, kind);
            } else {
                significant(line, number, kind);
            }
        }
        blank();
        settle(source, kind);
        return Optional.of(new CronFile(source, file.name(), kind, entries, header, CronFile.owner(file.name())));
    }

    private void settle(SourceObject source, CronFile.Kind kind) {
        if (entries.isEmpty()) {
            source.self().carried("", "aucune ligne active : rien à planifier", "no active line: nothing to schedule");
        }
        boolean said = userColumn || CronFile.isOfSystem(file.name());
        if (kind == CronFile.Kind.SYSTEM) {
            source.attribute(1, "user column", "yes").carried("",
                    said ? "les lignes nomment un compte" : "les lignes semblent nommer un compte : compris ainsi",
                    said ? "the lines name an account" : "the lines seem to name an account: taken so");
        }
    }

    private boolean isForeign(List<String> lines) {
        boolean script = !lines.isEmpty() && lines.getFirst().startsWith("#!");
        List<String> meant = lines.stream().filter(line -> !line.isBlank() && !CrontabLines.isComment(line)).toList();
        long read = meant.stream().filter(line -> CrontabLines.wellTimed(line).isPresent()
                || CrontabLines.periodic(line).isPresent()).count();
        long set = meant.stream().filter(line -> CrontabLines.setting(line).isPresent()).count();
        boolean foreign = read == 0 && (script || meant.size() - set >= FOREIGN);
        if (foreign) {
            ledger.fault(file.name(), 1, meant.isEmpty() ? lines.getFirst() : meant.getFirst(), script
                    ? new Text("un script, pas une crontab : il n'a pas été lu", "a script and no crontab: it was not read")
                    : new Text("aucune de ses " + meant.size() + " lignes n'est d'une crontab : ce fichier n'a pas été lu",
                            "none of its " + meant.size() + " lines is one of a crontab: this file was not read"));
        } else if (lines.isEmpty()) {
            ledger.remark(file.name(), 1, "", new Text("ce fichier est vide", "this file is empty"));
        }
        return foreign;
    }

    private CronFile.Kind kind(List<String> lines) {
        boolean named = CronFile.base(file.name()).contains("anacrontab");
        List<String> meant = lines.stream().filter(line -> !line.isBlank() && !CrontabLines.isComment(line)
                && CrontabLines.setting(line).isEmpty()).toList();
        boolean anacron = !meant.isEmpty() && meant.stream().allMatch(line -> CrontabLines.periodic(line).isPresent()
                && CrontabLines.wellTimed(line).filter(timed -> !timed.schedule().startsWith("@")).isEmpty());
        if (named || anacron && !userColumn) {
            return CronFile.Kind.ANACRON;
        }
        boolean account = CronFile.owner(file.name()).isPresent();
        boolean system = userColumn || CronFile.isOfSystem(file.name()) || !account && CrontabLines.nameAccounts(lines);
        return system ? CronFile.Kind.SYSTEM : CronFile.Kind.ACCOUNT;
    }

    private void remarks(String text) {
        String bytes = new String(file.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (bytes.contains("\r\n")) {
            ledger.remark(file.name(), 1, "CRLF", new Text(
                    "fins de ligne de Windows : retirées ici, alors que cron les donne à la commande",
                    "line ends of Windows: taken off here, whereas cron hands them to the command"));
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            int last = (int) text.lines().count();
            ledger.remark(file.name(), last, "", new Text(
                    "la dernière ligne n'a pas de fin : fichier peut-être tronqué ; le cron de Debian refuse un tel fichier en entier",
                    "the last line has no end: the file may be truncated; Debian's cron refuses such a file as a whole"));
        }
    }

    private void blank() {
        boolean first = !begun && header.stream().allMatch(String::isBlank);
        if (first) {
            pending.forEach(this::addToHeader);
        }
        pending.clear();
    }

    private void addToHeader(List<String> paragraph) {
        header.addAll(paragraph);
        header.add("");
    }

    private void comment(String line, int number, CronFile.Kind kind) {
        String words = line.strip().replaceFirst("^#+", "");
        Optional<CrontabLines.Timed> off = kind == CronFile.Kind.ANACRON ? Optional.empty() : CrontabLines.switchedOff(line);
        if (off.isPresent()) {
            SourceObject object = ledger.object(file.name(), number, "disabled line", shown(words));
            object.self().notCarried("ligne mise en commentaire : cron ne la lance pas, elle n'est pas reprise",
                    "a line behind a comment mark: cron does not run it, nor is it brought in");
            takeParagraph();
        } else if (words.isBlank()) {
            pending.add(new ArrayList<>());
        } else if (!CrontabLines.isHeading(words)) {
            if (pending.isEmpty()) {
                pending.add(new ArrayList<>());
            }
            pending.getLast().add(words.stripTrailing());
        } else {
            pending.add(new ArrayList<>());
        }
    }

    /** The paragraph right above; what stands before it at the top of the file speaks of the whole. */
    private List<String> takeParagraph() {
        List<String> above = pending.isEmpty() ? List.of() : pending.removeLast();
        if (!begun && header.stream().allMatch(String::isBlank)) {
            pending.forEach(this::addToHeader);
        }
        pending.clear();
        begun = true;
        return above;
    }

    private void significant(String line, int number, CronFile.Kind kind) {
        Optional<CrontabLines.Assigned> assigned = CrontabLines.setting(line);
        if (assigned.isPresent()) {
            setting(assigned.get(), line, number);
        } else if (kind == CronFile.Kind.ANACRON) {
            CrontabLines.periodic(line).ifPresentOrElse(periodic -> anacron(periodic, number), () -> bad(line, number, ""));
        } else {
            timed(line, number, kind);
        }
    }

    private void setting(CrontabLines.Assigned assigned, String line, int number) {
        boolean speaksOfCron = pending.stream().flatMap(List::stream)
                .anyMatch(words -> words.toLowerCase(java.util.Locale.ROOT).contains("cron"));
        if (!begun && header.stream().allMatch(String::isBlank) && speaksOfCron) {
            blank();
        }
        takeParagraph();
        SourceObject object = ledger.object(file.name(), number, "variable", assigned.name());
        object.self().carried("");
        SourceAttribute attribute = object.attribute(number, assigned.name(), assigned.value());
        environment.put(assigned.name(), new CronEntry.Setting(attribute, assigned.value()));
    }

    private void anacron(CrontabLines.Periodic line, int number) {
        List<String> above = takeParagraph();
        SourceObject object = ledger.object(file.name(), number, "anacron job", line.id());
        SourceAttribute period = object.attribute(number, "period", line.period());
        SourceAttribute delay = object.attribute(number, "delay", line.delay());
        object.attribute(number, "job-identifier", line.id());
        SourceAttribute command = object.attribute(number, "command", line.command());
        int days = switch (line.period()) {
            case "@monthly" -> 0;
            case "@weekly" -> 7;
            case "@daily" -> 1;
            case "@yearly", "@annually" -> 365;
            default -> line.period().startsWith("@") ? -1 : Integer.parseInt(line.period());
        };
        if (days < 0 || days == 0 && !line.period().startsWith("@")) {
            String fr = "période inconnue d'anacron";
            object.self().notCarried(fr, "a period that anacron does not know");
            object.attributes().forEach(attribute -> attribute.notCarried(fr, "a period that anacron does not know"));
            return;
        }
        delay.carried("");
        add(new CronEntry(object, number, new CronEntry.When.Period(days, Integer.parseInt(line.delay()), line.id()), period, command,
                Optional.empty(), above, new LinkedHashMap<>(environment), Optional.empty()));
    }

    private void timed(String line, int number, CronFile.Kind kind) {
        Optional<CrontabLines.Timed> timed = CrontabLines.timed(line);
        if (timed.isEmpty() || CrontabLines.wellTimed(line).isEmpty()) {
            bad(line, number, timed.map(CrontabReader::wrongField).orElse(""));
            return;
        }
        String[] rest = timed.get().rest().split("\\s+", 2);
        boolean system = kind == CronFile.Kind.SYSTEM;
        if (system && (rest.length < 2 || !CrontabLines.isAccount(rest[0]))) {
            bad(line, number, "user");
            return;
        }
        List<String> above = takeParagraph();
        SourceObject object = ledger.object(file.name(), number, "line", String.valueOf(number));
        String schedule = timed.get().schedule();
        SourceAttribute when = object.attribute(number, "schedule", schedule);
        Optional<SourceAttribute> user = system ? Optional.of(object.attribute(number, "user", rest[0])) : Optional.empty();
        SourceAttribute command = object.attribute(number, "command", system ? rest[1] : timed.get().rest());
        if (line.stripLeading().startsWith("-")) {
            object.attribute(number, "-", "-").carried("",
                    "ce signe empêche cron d'écrire au journal du système ; Régie garde trace de chaque passage",
                    "this mark keeps cron from writing to the system log; Régie keeps a record of every run");
        }
        String seed = CronFile.place(file.name()) + ":" + number;
        CronEntry.When what = schedule.equalsIgnoreCase("@reboot") ? new CronEntry.When.Reboot()
                : new CronEntry.When.Clock((schedule.startsWith("@") ? CronFields.named(schedule)
                        : CronFields.read(List.of(schedule.split("\\s+")), seed)).orElseThrow());
        add(new CronEntry(object, number, what, when, command, user, above, new LinkedHashMap<>(environment), zone()));
    }

    private static String wrongField(CrontabLines.Timed timed) {
        if (timed.schedule().startsWith("@")) {
            return timed.schedule();
        }
        int wrong = CronFields.wrong(List.of(timed.schedule().split("\\s+")));
        return wrong == 0 ? "" : timed.schedule().split("\\s+")[wrong - 1];
    }

    private void add(CronEntry entry) {
        entries.add(entry);
    }

    private Optional<ZoneId> zone() {
        CronEntry.Setting zone = environment.get("CRON_TZ");
        try {
            return zone == null || zone.value().isBlank() ? Optional.empty() : Optional.of(ZoneId.of(zone.value().replaceFirst("^:", "")));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** A line that is none; Debian's cron and others leave out the whole file then, which is worth knowing. */
    private void bad(String line, int number, String what) {
        takeParagraph();
        SourceObject object = ledger.object(file.name(), number, "unreadable line", shown(line));
        String quoted = what.isEmpty() ? "" : " « " + what + " »";
        object.self().notCarried("ce n'est ni une tâche ni une variable" + quoted
                + " ; le cron de Debian laisse alors tout le fichier de côté",
                "neither a job nor a variable" + (what.isEmpty() ? "" : " ('" + what + "')")
                + "; Debian's cron then leaves out the whole file");
    }

    private static String shown(String line) {
        String words = line.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return words.length() <= LINE_SHOWN ? words : words.substring(0, LINE_SHOWN) + "…";
    }
}
