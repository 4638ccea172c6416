package regie.formats.imports.controlm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceFile;
import regie.formats.imports.SourceObject;
import regie.formats.imports.XmlElement;
import regie.formats.imports.XmlSource;
import regie.kernel.Text;

/** The XML of exportdeffolder and its forebears: DEFTABLE and DEFFOLDER, with tables or folders, smart or not. */
final class CmXmlReader {

    private static final Set<String> FOLDERS = new TreeSet<>(Set.of("FOLDER", "SMART_FOLDER", "SUB_FOLDER", "TABLE", "SMART_TABLE",
            "SUB_TABLE", "SCHED_TABLE", "SCHED_GROUP"));
    private static final Map<String, String> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("CMDLINE", "command"), Map.entry("MEMNAME", "file"), Map.entry("MEMLIB", "path"),
            Map.entry("INSTREAM_JCL", "script"), Map.entry("NODEID", "host"), Map.entry("RUN_AS", "run_as"), Map.entry("OWNER", "run_as"),
            Map.entry("APPLICATION", "application"), Map.entry("SUB_APPLICATION", "sub_application"), Map.entry("GROUP",
                    "sub_application"),
            Map.entry("DESCRIPTION", "description"), Map.entry("TASKTYPE", "type"), Map.entry("APPL_TYPE", "product"),
            Map.entry("TIMEFROM", "time_from"), Map.entry("TIMETO", "time_to"), Map.entry("TIMEZONE", "zone"),
            Map.entry("CONFIRM", "confirm"), Map.entry("PRIORITY", "priority"), Map.entry("CRITICAL", "critical"),
            Map.entry("CYCLIC", "cyclic"), Map.entry("INTERVAL", "interval"), Map.entry("IND_CYCLIC", "interval_from"),
            Map.entry("CYCLIC_TIMES_SEQUENCE", "cyclic_times"), Map.entry("CYCLIC_INTERVAL_SEQUENCE", "cyclic_intervals"),
            Map.entry("CYCLIC_TOLERANCE", "tolerance"), Map.entry("CYCLIC_TYPE", "cyclic_type"), Map.entry("MAXRERUN", "reruns"),
            Map.entry("MAXWAIT", "keep"), Map.entry("DOCLIB", "doc_path"), Map.entry("DOCMEM", "doc_file"),
            Map.entry("FOLDER_ORDER_METHOD", "order"), Map.entry("TABLE_USERDAILY", "order"), Map.entry("USERDAILY", "order"),
            Map.entry("RULE_BASED_CALENDAR_RELATIONSHIP", "calendars_relation"), Map.entry("USE_INSTREAM_JCL", "use_script"),
            Map.entry("ACTIVE_FROM", "active_from"), Map.entry("ACTIVE_TILL", "active_till"), Map.entry("OVERRIDE_PATH", "override"),
            Map.entry("PLATFORM", "platform"), Map.entry("DATACENTER", "server"), Map.entry("RERUNMEM", "rerun_member")));
    private static final Map<String, String> DAYS = new TreeMap<>(Map.ofEntries(
            Map.entry("DAYS", "days"), Map.entry("WEEKDAYS", "weekdays"), Map.entry("DAYSCAL", "days_calendar"),
            Map.entry("WEEKSCAL", "weeks_calendar"), Map.entry("CONFCAL", "confirm_calendar"), Map.entry("SHIFT", "shift"),
            Map.entry("SHIFTNUM", "shift_by"), Map.entry("DAYS_AND_OR", "and_or"), Map.entry("DATES", "dates"), Map.entry("DATE",
                    "dates"),
            Map.entry("MONTHS", "months"), Map.entry("RETRO", "retro"), Map.entry("JAN", "jan"), Map.entry("FEB", "feb"),
            Map.entry("MAR", "mar"), Map.entry("APR", "apr"), Map.entry("MAY", "may"), Map.entry("JUN", "jun"), Map.entry("JUL", "jul"),
            Map.entry("AUG", "aug"), Map.entry("SEP", "sep"), Map.entry("OCT", "oct"), Map.entry("NOV", "nov"), Map.entry("DEC", "dec"),
            Map.entry("ACTIVE_FROM", "active_from"), Map.entry("ACTIVE_TILL", "active_till")));

    private final SourceFile file;
    private final Ledger ledger;

    private CmXmlReader(SourceFile file, Ledger ledger) {
        this.file = file;
        this.ledger = ledger;
    }

    static List<CmFolder> read(SourceFile file, Ledger ledger) {
        List<CmFolder> folders = new ArrayList<>();
        XmlSource.read(file, ledger).ifPresent(root -> new CmXmlReader(file, ledger).root(root, folders));
        return folders;
    }

    private void root(XmlElement root, List<CmFolder> to) {
        if (FOLDERS.contains(root.name().toUpperCase(Locale.ROOT))) {
            to.add(folder(root));
            return;
        }
        List<XmlElement> loose = root.children("JOB");
        for (XmlElement child : root.children()) {
            if (FOLDERS.contains(child.name().toUpperCase(Locale.ROOT))) {
                to.add(folder(child));
            } else if (!child.is("JOB")) {
                stray(child);
            }
        }
        if (!loose.isEmpty()) {
            CmFolder folder = new CmFolder(new CmJob("jobs", ledger.object(file.name(), root.line(), "folder", "jobs")));
            loose.forEach(job -> folder.jobs().add(job(job)));
            to.add(folder);
        }
        if (to.isEmpty()) {
            ledger.fault(file.name(), root.line(), "<" + root.name() + ">", new Text(
                    "aucun dossier Control-M dans ce fichier (FOLDER, SMART_FOLDER, TABLE …)",
                    "no Control-M folder in this file (FOLDER, SMART_FOLDER, TABLE …)"));
        }
    }

    private void stray(XmlElement element) {
        SourceObject object = ledger.object(file.name(), element.line(), element.name().toLowerCase(Locale.ROOT),
                element.attribute("NAME").orElse(""));
        object.self().notCarried("cet élément n'est pas un dossier", "this element is no folder");
        element.attributes().forEach((key, value) -> object.attribute(element.line(), key, value)
                .notCarried("d'un élément qui n'est pas un dossier", "of an element that is no folder"));
    }

    private CmFolder folder(XmlElement element) {
        String name = element.attribute("FOLDER_NAME").or(() -> element.attribute("TABLE_NAME")).or(() -> element.attribute("JOBNAME"))
                .or(() -> element.attribute("NAME")).orElse("folder");
        CmJob self = new CmJob(name, ledger.object(file.name(), element.line(), "folder", name));
        CmFolder folder = new CmFolder(self);
        attributes(element, self, Set.of("FOLDER_NAME", "TABLE_NAME", "JOBNAME", "NAME"));
        for (XmlElement child : element.children()) {
            String kind = child.name().toUpperCase(Locale.ROOT);
            if (FOLDERS.contains(kind)) {
                folder.folders().add(folder(child));
            } else if (kind.equals("JOB")) {
                folder.jobs().add(job(child));
            } else if (kind.equals("RULE_BASED_CALENDAR")) {
                calendar(child, folder);
            } else {
                child(child, self);
            }
        }
        return folder;
    }

    private void calendar(XmlElement element, CmFolder folder) {
        String name = element.attribute("NAME").orElse("calendar");
        SourceObject object = ledger.object(file.name(), element.line(), "rule-based calendar", folder.name() + "/" + name);
        CmDays days = new CmDays();
        element.attributes().forEach((key, value) -> {
            SourceAttribute attribute = object.attribute(element.line(), key, value);
            String part = DAYS.get(key.toUpperCase(Locale.ROOT));
            if (part != null) {
                days.say(part, attribute);
            } else if (key.equalsIgnoreCase("NAME")) {
                attribute.carried("");
            } else {
                noEquivalent(attribute);
            }
        });
        folder.calendars().put(name, days);
        object.self().carried("", "ses règles sont celles des traitements qui le nomment",
                "its rules are those of the tasks that name it");
    }

    private CmJob job(XmlElement element) {
        String name = element.attribute("JOBNAME").or(() -> element.attribute("MEMNAME")).orElse("job");
        CmJob job = new CmJob(name, ledger.object(file.name(), element.line(), "job", name));
        attributes(element, job, Set.of("JOBNAME"));
        element.children().forEach(child -> child(child, job));
        return job;
    }

    private void attributes(XmlElement element, CmJob job, Set<String> own) {
        element.attributes().forEach((key, value) -> {
            SourceAttribute attribute = job.source().attribute(element.line(), key, value);
            String upper = key.toUpperCase(Locale.ROOT);
            if (own.contains(upper)) {
                attribute.carried("");
            } else if (DAYS.containsKey(upper) && !upper.startsWith("ACTIVE")) {
                job.days().say(DAYS.get(upper), attribute);
            } else if (WORDS.containsKey(upper)) {
                job.say(WORDS.get(upper), attribute);
            } else {
                noEquivalent(attribute);
            }
        });
    }

    static void noEquivalent(SourceAttribute attribute) {
        attribute.notCarried("propre à Control-M, sans équivalent dans Régie", "Control-M's own, without an equivalent in Régie");
    }

    private void child(XmlElement element, CmJob job) {
        String kind = element.name().toUpperCase(Locale.ROOT);
        SourceAttribute said = job.source().attribute(element.line(), kind + " " + element.attribute("NAME").orElse(""), shown(element));
        switch (kind) {
            case "VARIABLE", "AUTOEDIT2", "AUTOEDIT" -> variable(element, job, said);
            case "INCOND" -> job.waits().add(new CmJob.Condition(element.attribute("NAME").orElse(""),
                    element.attribute("ODATE").orElse("ODAT"),
                    element.attribute("AND_OR").orElse("A").toUpperCase(Locale.ROOT).startsWith("O"),
                    element.attribute("OP").or(() -> element.attribute("PARENTHESES")).orElse(""), said));
            case "OUTCOND" -> job.raises().add(raised(element, "succeeded", said));
            case "QUANTITATIVE" -> job.units().add(new CmJob.Units(element.attribute("NAME").orElse(""),
                    number(element.attribute("QUANT").orElse("1")), false, false, said));
            case "CONTROL" -> job.units().add(new CmJob.Units(element.attribute("NAME").orElse(""), 1, true,
                    element.attribute("TYPE").orElse("E").toUpperCase(Locale.ROOT).startsWith("S"), said));
            case "RULE_BASED_CALENDARS", "TAG", "SCHEDULE_TAG" -> job.calendars().add(new CalendarName(job, element, said).attribute());
            case "ON" -> on(element, job, said);
            case "SHOUT" -> CmShouts.shout(job, element.attribute("WHEN").orElse(""), element.attribute("TIME").orElse(""),
                    element.attribute("DEST").orElse("") + ": " + element.attribute("MESSAGE").orElse(""), said);
            case "TAG_NAMES", "RULE_BASED_CALENDARS_LIST" -> {
                said.carried("");
                element.children().forEach(inner -> child(inner, job));
            }
            default -> {
                noEquivalent(said);
                element.children().forEach(inner -> child(inner, job));
            }
        }
    }

    /** The name of a calendar as an attribute of its own, so that it can be told what became of it. */
    private record CalendarName(CmJob job, XmlElement element, SourceAttribute said) {
        SourceAttribute attribute() {
            said.carried("");
            return job.source().attribute(element.line(), "calendar", element.attribute("NAME").orElse(""));
        }
    }

    private static CmJob.Raised raised(XmlElement element, String ending, SourceAttribute said) {
        boolean add = !element.attribute("SIGN").orElse("+").matches("-|DEL.*|D");
        return new CmJob.Raised(element.attribute("NAME").orElse(""), element.attribute("ODATE").orElse("ODAT"), add, ending, said);
    }

    private static void variable(XmlElement element, CmJob job, SourceAttribute said) {
        String name = element.attribute("NAME").orElse("");
        String value = element.attribute("VALUE").orElse("");
        String joined = element.attribute("EXP").orElse("");
        if (name.isEmpty() && joined.contains("=")) {
            name = joined.substring(0, joined.indexOf('='));
            value = joined.substring(joined.indexOf('=') + 1);
        }
        job.variables().add(new CmJob.Variable(name, value, said));
    }

    private void on(XmlElement element, CmJob job, SourceAttribute said) {
        String code = element.attribute("CODE").orElse("*");
        String statement = element.attribute("STMT").orElse("*");
        said.carried("");
        for (XmlElement deed : element.children()) {
            SourceAttribute attribute = job.source().attribute(deed.line(), "ON " + code + " " + deed.name(), shown(deed));
            reaction(deed, job, code, statement, attribute);
        }
    }

    private static void reaction(XmlElement deed, CmJob job, String code, String statement, SourceAttribute said) {
        String kind = deed.name().toUpperCase(Locale.ROOT);
        String test = code.toUpperCase(Locale.ROOT).replace("ENDED", "").strip();
        String output = statement.matches("\\*?|ANYSTEP") ? "" : statement;
        if (kind.equals("DOCOND")) {
            job.raises().add(raised(deed, test.startsWith("NOTOK") ? "failed" : test.equals("OK") ? "succeeded" : "ended", said));
            return;
        }
        String action = deed.attribute("ACTION").orElse("").toUpperCase(Locale.ROOT);
        String meaning = switch (kind) {
            case "DOMAIL", "DOSHOUT", "DOREMEDY", "DONOTIFY" -> "tell";
            case "DOFORCEJOB" -> "force";
            case "DORERUN" -> "rerun";
            case "DOSTOPCYCLIC" -> "stop-cycle";
            case "DOACTION", "DO" -> switch (action) {
                case "OK", "SETOK" -> "set-ok";
                case "NOTOK", "SETNOTOK" -> "set-not-ok";
                case "RERUN" -> "rerun";
                case "SPCYC", "STOPCYCLIC" -> "stop-cycle";
                default -> "other";
            };
            case "DOOK" -> "set-ok";
            case "DONOTOK" -> "set-not-ok";
            default -> "other";
        };
        String target = deed.attribute("NAME").or(() -> deed.attribute("DEST")).orElse("");
        job.reactions().add(new CmJob.Reaction(test, output, new CmJob.Deed(meaning, target, shown(deed), List.of(said))));
    }

    private static String shown(XmlElement element) {
        List<String> pairs = new ArrayList<>();
        element.attributes().forEach((key, value) -> pairs.add(key + "=" + value));
        return String.join(" ", pairs);
    }

    private static int number(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 6 ? 1 : Math.max(1, Integer.parseInt(digits));
    }
}
