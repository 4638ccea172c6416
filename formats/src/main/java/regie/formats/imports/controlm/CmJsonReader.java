package regie.formats.imports.controlm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import regie.formats.imports.JsonSource;
import regie.formats.imports.Leaves;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceFile;
import regie.formats.imports.SourceObject;
import regie.formats.yaml.Node;
import regie.kernel.Text;

/** Job definitions of the Automation API: objects that have a {@code Type}, within each other. */
final class CmJsonReader {

    private static final Map<String, String> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("Command", "command"), Map.entry("FileName", "file"), Map.entry("FilePath", "path"), Map.entry("Script", "script"),
            Map.entry("Arguments", "arguments"), Map.entry("PreCommand", "before"), Map.entry("PostCommand", "after"),
            Map.entry("Host", "host"), Map.entry("RunAs", "run_as"), Map.entry("Application", "application"),
            Map.entry("SubApplication", "sub_application"), Map.entry("Description", "description"), Map.entry("TimeZone", "zone"),
            Map.entry("Confirm", "confirm"), Map.entry("Priority", "priority"), Map.entry("Critical", "critical"),
            Map.entry("DaysKeepActive", "keep"), Map.entry("OrderMethod", "order"), Map.entry("ControlmServer", "server"),
            Map.entry("RerunLimit.Times", "reruns"), Map.entry("RerunLimit", "reruns"), Map.entry("Rerun.Every", "interval"),
            Map.entry("Rerun.Units", "interval_units"), Map.entry("Rerun.From", "interval_from"), Map.entry("Rerun.Times", "occurrences"),
            Map.entry("When.FromTime", "time_from"), Map.entry("When.ToTime", "time_to"), Map.entry("Path", "watch"),
            Map.entry("MinimalSize", "watch_size"), Map.entry("ConnectionProfile", "connection"), Map.entry("Query", "query"),
            Map.entry("SQLScript", "query_file"), Map.entry("Documentation.Path", "doc_path"),
            Map.entry("Documentation.FileName", "doc_file"), Map.entry("Documentation.Url", "doc_path")));
    private static final Map<String, String> DAYS = new TreeMap<>(Map.ofEntries(
            Map.entry("MonthDays", "days"), Map.entry("WeekDays", "weekdays"), Map.entry("Months", "months"),
            Map.entry("DaysRelation", "and_or"), Map.entry("MonthDaysCalendar", "days_calendar"),
            Map.entry("WeekDaysCalendar", "weeks_calendar"), Map.entry("SpecificDates", "dates"), Map.entry("Schedule", "schedule"),
            Map.entry("ConfirmationCalendars.Calendar", "confirm_calendar"), Map.entry("ConfirmationCalendars.ExceptionPolicy", "shift"),
            Map.entry("ConfirmationCalendars.ShiftBy", "shift_by"), Map.entry("ConfirmationCalendar", "confirm_calendar"),
            Map.entry("StartDate", "active_from"), Map.entry("EndDate", "active_till")));

    private final SourceFile file;
    private final Ledger ledger;
    private final CmFolder loose;

    private CmJsonReader(SourceFile file, Ledger ledger) {
        this.file = file;
        this.ledger = ledger;
        this.loose = new CmFolder(new CmJob("jobs", new Ledger().object(file.name(), 1, "folder", "jobs")));
    }

    static List<CmFolder> read(SourceFile file, Ledger ledger) {
        List<CmFolder> folders = new ArrayList<>();
        JsonSource.read(file, ledger).ifPresent(root -> new CmJsonReader(file, ledger).root(root, folders));
        return folders;
    }

    private void root(Node root, List<CmFolder> to) {
        if (root instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> root(item, to));
            return;
        }
        if (root instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(entry -> top(entry, to));
        }
        if (!loose.jobs().isEmpty()) {
            to.add(loose);
        }
        if (to.isEmpty()) {
            ledger.fault(file.name(), 1, "", new Text("aucun dossier de l'Automation API dans ce fichier (Type: Folder)",
                    "no folder of the Automation API in this file (Type: Folder)"));
        }
    }

    private void top(Node.Entry entry, List<CmFolder> to) {
        String type = type(entry.value());
        if (type.endsWith("Folder")) {
            to.add(folder(entry.key(), (Node.Mapping) entry.value(), entry.at().line()));
        } else if (type.startsWith("Job")) {
            loose.jobs().add(job(entry.key(), (Node.Mapping) entry.value(), entry.at().line()));
        } else {
            SourceObject object = ledger.object(file.name(), entry.at().line(), type.isEmpty() ? "object" : type, entry.key());
            object.self().notCarried("cet objet n'est ni un dossier ni un job", "this object is neither a folder nor a job");
            if (entry.value() instanceof Node.Mapping mapping) {
                Leaves leaves = Leaves.of(object, mapping, none -> false);
                leaves.each(mapping, attribute -> attribute.notCarried("d'un objet qui n'est ni dossier ni job",
                        "of an object that is neither folder nor job"));
            }
        }
    }

    private static String type(Node node) {
        return node instanceof Node.Mapping mapping ? mapping.get("Type").map(CmJsonReader::text).orElse("") : "";
    }

    private static String text(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Sequence sequence -> sequence.items().stream().map(CmJsonReader::text).collect(Collectors.joining(","));
            case Node.Mapping mapping -> "";
        };
    }

    private static boolean isMember(Node.Entry entry) {
        String type = type(entry.value());
        return type.endsWith("Folder") || type.equals("Job") || type.startsWith("Job:");
    }

    private CmFolder folder(String name, Node.Mapping mapping, int line) {
        CmJob self = new CmJob(name, ledger.object(file.name(), line, "folder", name));
        CmFolder folder = new CmFolder(self);
        Leaves leaves = Leaves.of(self.source(), mapping, CmJsonReader::isMember);
        mapping.entries().values().forEach(entry -> {
            String type = type(entry.value());
            if (type.endsWith("Folder")) {
                folder.folders().add(folder(entry.key(), (Node.Mapping) entry.value(), entry.at().line()));
            } else if (isMember(entry)) {
                folder.jobs().add(job(entry.key(), (Node.Mapping) entry.value(), entry.at().line()));
            } else {
                entry(entry, self, leaves, folder);
            }
        });
        return folder;
    }

    private CmJob job(String name, Node.Mapping mapping, int line) {
        CmJob job = new CmJob(name, ledger.object(file.name(), line, "job", name));
        Leaves leaves = Leaves.of(job.source(), mapping, none -> false);
        mapping.entries().values().forEach(entry -> entry(entry, job, leaves, new CmFolder(job)));
        return job;
    }

    private void entry(Node.Entry entry, CmJob job, Leaves leaves, CmFolder folder) {
        String key = entry.key();
        String type = type(entry.value());
        if (key.equals("Type")) {
            type(entry, job, leaves);
        } else if (type.startsWith("WaitForEvents")) {
            new CmJsonEvents(job, leaves).waits((Node.Mapping) entry.value());
        } else if (type.matches("(Add|Delete)Events")) {
            new CmJsonEvents(job, leaves).raises((Node.Mapping) entry.value(), type.startsWith("Add"), "succeeded");
        } else if (type.startsWith("Resource:")) {
            resource(entry, job, leaves);
        } else if (type.startsWith("If:") || type.equals("If")) {
            new CmJsonEvents(job, leaves).reaction(type, (Node.Mapping) entry.value());
        } else if (type.startsWith("Notify")) {
            notify(type, (Node.Mapping) entry.value(), job, leaves);
        } else if (type.equals("Flow") && entry.value() instanceof Node.Mapping flow) {
            flow(flow, folder, leaves);
        } else if (key.equals("Variables")) {
            variables(entry.value(), job, leaves);
        } else if (key.equals("When") && entry.value() instanceof Node.Mapping when) {
            when(when, job, leaves, folder);
        } else {
            said(key, entry.value(), job, leaves);
        }
    }

    private static void type(Node.Entry entry, CmJob job, Leaves leaves) {
        leaves.each(entry.value(), attribute -> {
            String kind = attribute.value().replaceFirst("^Job:?", "");
            job.say("json_type", attribute);
            if (kind.equals("Dummy")) {
                job.say("type", job.source().attribute(attribute.line(), "Type (dummy)", "Dummy"));
            }
        });
    }

    private static void said(String path, Node node, CmJob job, Leaves leaves) {
        String word = WORDS.get(path);
        if (word == null && node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(entry -> said(path + "." + entry.key(), entry.value(), job, leaves));
        } else if (word == null) {
            leaves.rest(node, attribute -> {
                boolean kept = path.matches("(CreatedBy|ActiveRetentionPolicy|SiteStandard|BusinessFields|EndFolder|RunAsDummy|AdjustEvents"
                        + "|FolderDefaults|Defaults)(\\..*)?");
                if (kept) {
                    CmXmlReader.noEquivalent(attribute);
                } else {
                    job.say("extra " + attribute.name(), attribute);
                }
            });
        } else {
            List<SourceAttribute> below = leaves.below(node);
            boolean list = below.size() > 1;
            SourceAttribute said = list ? job.source().attribute(below.getFirst().line(), path, text(node)) : below.getFirst();
            if (list) {
                below.forEach(attribute -> attribute.carried("", "vu avec toute la liste", "seen with the whole list"));
            }
            job.say(word, said);
        }
    }

    private static void resource(Node.Entry entry, CmJob job, Leaves leaves) {
        Node.Mapping mapping = (Node.Mapping) entry.value();
        String type = type(mapping);
        boolean lock = type.endsWith("Lock") || type.endsWith("Mutex");
        boolean shared = mapping.get("LockType").or(() -> mapping.get("MutexType")).map(CmJsonReader::text)
                .filter("Shared"::equals).isPresent();
        int quantity = mapping.get("Quantity").map(CmJsonReader::text).filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::parseInt).orElse(1);
        List<SourceAttribute> below = leaves.below(mapping);
        below.forEach(attribute -> attribute.carried("", "la ressource " + entry.key(), "resource " + entry.key()));
        job.units().add(new CmJob.Units(entry.key(), quantity, lock, shared, below.getFirst()));
    }

    private static void variables(Node node, CmJob job, Leaves leaves) {
        switch (node) {
            case Node.Sequence sequence -> sequence.items().forEach(item -> variables(item, job, leaves));
            case Node.Mapping mapping -> mapping.entries().values().forEach(entry -> leaves.each(entry.value(), attribute ->
                    job.variables().add(new CmJob.Variable(entry.key(), attribute.value(), attribute))));
            case Node.Scalar scalar -> { }
        }
    }

    private void when(Node.Mapping when, CmJob job, Leaves leaves, CmFolder folder) {
        for (Node.Entry entry : when.entries().values()) {
            if (entry.key().equals("RuleBasedCalendars") && entry.value() instanceof Node.Mapping calendars) {
                calendars(calendars, job, leaves, folder);
            } else if (WORDS.containsKey("When." + entry.key())) {
                said("When." + entry.key(), entry.value(), job, leaves);
            } else {
                days(entry.key(), entry.value(), job.days(), job, leaves);
            }
        }
    }

    private static void days(String path, Node node, CmDays days, CmJob job, Leaves leaves) {
        if (node instanceof Node.Mapping mapping && !DAYS.containsKey(path)) {
            mapping.entries().values().forEach(entry -> days(path + "." + entry.key(), entry.value(), days, job, leaves));
            return;
        }
        List<SourceAttribute> below = leaves.below(node);
        String part = DAYS.get(path);
        boolean never = "schedule".equals(part) && text(node).equalsIgnoreCase("Never");
        if (part == null) {
            return;
        }
        SourceAttribute said = below.size() == 1 ? below.getFirst()
                : job.source().attribute(node.at().line(), "When." + path, text(node));
        if (below.size() > 1) {
            below.forEach(attribute -> attribute.carried("", "vu avec toute la liste", "seen with the whole list"));
        }
        if (part.equals("schedule")) {
            said.carried("", never ? "jamais : se charge à la main" : "tous les jours", never ? "never: ordered by hand" : "every day");
            if (!never) {
                days.say("days", job.source().attribute(node.at().line(), "When.Schedule (days)", "ALL"));
            }
            return;
        }
        days.say(part, said);
    }

    private static void calendars(Node.Mapping calendars, CmJob job, Leaves leaves, CmFolder folder) {
        for (Node.Entry entry : calendars.entries().values()) {
            if (entry.key().equals("Included")) {
                job.calendars().addAll(leaves.below(entry.value()));
            } else if (entry.key().equals("Excluded")) {
                leaves.each(entry.value(), attribute -> attribute.notCarried(
                        "calendrier d'exclusion : à mettre en « closed » du calendrier du plan",
                        "a calendar of exclusions: to be put into \"closed\" of the plan's calendar"));
            } else if (entry.value() instanceof Node.Mapping calendar) {
                CmDays days = new CmDays();
                calendar.get("When").filter(Node.Mapping.class::isInstance).ifPresent(when -> ((Node.Mapping) when).entries().values()
                        .forEach(part -> days(part.key(), part.value(), days, job, leaves)));
                calendar.get("Type").ifPresent(type -> leaves.each(type, attribute -> attribute.carried("")));
                folder.calendars().put(entry.key(), days);
            }
        }
    }

    private static void notify(String type, Node.Mapping notify, CmJob job, Leaves leaves) {
        List<SourceAttribute> said = leaves.below(notify);
        Optional<String> time = notify.get("Criteria").or(() -> notify.get("Value")).or(() -> notify.get("Time")).map(CmJsonReader::text);
        job.reactions().add(new CmJob.Reaction(type.replaceFirst("^Notify:?", "").toUpperCase(Locale.ROOT), "",
                new CmJob.Deed("tell", time.orElse(""), words(notify), said)));
    }

    static String words(Node.Mapping mapping) {
        return mapping.entries().values().stream().filter(entry -> !text(entry.value()).isEmpty())
                .map(entry -> entry.key() + "=" + text(entry.value())).collect(Collectors.joining(" "));
    }

    /** A flow says an order: each job after the one before. */
    private static void flow(Node.Mapping flow, CmFolder folder, Leaves leaves) {
        List<SourceAttribute> sequence = flow.get("Sequence").map(leaves::below).orElse(List.of());
        flow.get("Type").ifPresent(type -> leaves.each(type, attribute -> attribute.carried("")));
        for (int i = 1; i < sequence.size(); i++) {
            folder.flows().add(new CmFolder.Link(sequence.get(i - 1).value(), sequence.get(i).value(), sequence.get(i)));
        }
        sequence.forEach(attribute -> attribute.carried("needs"));
    }
}
