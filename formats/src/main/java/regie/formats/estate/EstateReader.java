package regie.formats.estate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.finding.Findings;
import regie.estate.finding.Place;
import regie.estate.plan.PlanDefinition;
import regie.formats.cel.Expressions;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.PlanName;

/**
 * Reads an estate directory: either the valid model of one environment, or everything that is wrong.
 * Nothing in the directory can make it throw.
 */
public final class EstateReader {

    private static final int TASKS_MAX = 10_000;
    private static final List<String> CALLS = List.of(".working(", ".month_end(", ".startsWith(", ".endsWith(", ".contains(",
            ".matches(", ".exists(", ".all(", ".map(", ".filter(", "size(", "has(", "string(");

    /** The environment of an estate that declares none. */
    public static final String SOLE_ENVIRONMENT = "production";

    /** What came out. */
    public sealed interface Outcome {

        /** Sorted; a valid estate may have warnings and notes. */
        Findings findings();

        record Valid(EstateModel model, Bundle bundle, Findings findings) implements Outcome {}

        record Invalid(Findings findings) implements Outcome {}
    }

    private EstateReader() {}

    /** A directory whose documents are read: its environments are known before one of them is chosen. */
    public static final class Opened {

        private final Bundle bundle;
        private final Documents documents;
        private final Report report;

        private Opened(Bundle bundle, Report report) {
            this.bundle = bundle;
            this.report = report;
            this.documents = Documents.read(bundle, report);
        }

        /** Those that the estate declares, or the one that every estate has. */
        public List<String> environments() {
            return EstateReader.environments(documents);
        }

        /** To be called once: what is found is added to what the documents gave. */
        public Outcome read(String environment) {
            if (bundle.files().isEmpty() && report.hasErrors()) {
                return new Outcome.Invalid(report.findings());
            }
            Optional<EstateModel> model = resolve(documents, bundle, environment, Optional.empty(), report);
            Findings findings = report.findings();
            return model.isPresent() && !report.hasErrors()
                    ? new Outcome.Valid(model.get(), bundle, findings) : new Outcome.Invalid(findings);
        }
    }

    public static Opened open(Path dir) {
        Report report = new Report();
        Bundle bundle = Directory.read(dir, report);
        warmUp(bundle);
        return new Opened(bundle, report);
    }

    public static Outcome read(Path dir, String environment) {
        return open(dir).read(environment);
    }

    /** The files of a directory as they are; the findings are about what could not be taken, such as links that lead outside. */
    public record Files(Bundle bundle, Findings findings) {}

    public static Files files(Path dir) {
        Report report = new Report();
        Bundle bundle = Directory.read(dir, report);
        return new Files(bundle, report.findings());
    }

    /** The same from a bundle, such as one that was stored by its version. */
    public static Outcome read(Bundle bundle, String environment) {
        return new Opened(bundle, new Report()).read(environment);
    }

    /** All findings over all environments that the estate declares, but for those that depend on the date. */
    public static Findings check(Path dir) {
        return check(dir, Optional.empty(), Optional.empty());
    }

    /**
     * All findings, with those that only a date brings to light: calendars that run out, schedules that are never due.
     *
     * @param only one environment; empty for all that the estate declares
     * @param on the date from which one looks ahead
     */
    public static Findings check(Path dir, Optional<String> only, Optional<LocalDate> on) {
        Report report = new Report();
        Bundle bundle = Directory.read(dir, report);
        warmUp(bundle);
        if (bundle.files().isEmpty() && report.hasErrors()) {
            return report.findings();
        }
        Documents documents = Documents.read(bundle, report);
        for (String environment : only.map(List::of).orElseGet(() -> environments(documents))) {
            resolve(documents, bundle, environment, on, report);
        }
        return report.findings();
    }

    /** The environments of a directory, for who reads no more of it. */
    public static List<String> environments(Path dir) {
        return open(dir).environments();
    }

    private static List<String> environments(Documents documents) {
        List<String> names = documents.names("environment");
        return names.isEmpty() ? List.of(SOLE_ENVIRONMENT) : names;
    }

    private static Optional<EstateModel> resolve(
            Documents documents, Bundle bundle, String environment, Optional<LocalDate> on, Report report) {
        Optional<Document> estate = estate(documents, report);
        if (!environments(documents).contains(environment)) {
            Place at = estate.map(document -> document.root().at()).orElse(Place.startOf("estate.yaml"));
            report.error(at, NameProblems.unknown("environment", environment, environments(documents)));
            return Optional.empty();
        }
        Inventory inventory = new Inventory(documents, documents.find("environment", environment), report);
        LinkedHashMap<PlanName, PlanDefinition> plans = new LinkedHashMap<>();
        List<ResolvedPlan> resolved = new ArrayList<>();
        List<Document> within = documents.of("plan").stream().filter(EstateReader::isWithinLimits).toList();
        for (Assembled one : EachAlone.of(within, report, (plan, own) -> assemble(plan, documents, inventory, bundle, own))) {
            resolved.add(one.plan);
            plans.put(new PlanName(one.plan.document().name()), one.definition);
        }
        new InventoryChecks(documents, inventory, report).check(resolved);
        new BetweenChecks(documents, report).check(resolved);
        new StandardChecks(documents, environment, report).check(resolved);
        Optional<EstateModel> model = estate.map(document ->
                new ModelBuilder(documents, inventory, report).build(document, environment, bundle.version(), plans));
        model.ifPresent(built -> {
            new CalendarChecks(documents, report).neverWorked(built.calendars());
            if (!report.hasErrors()) {
                new DueChecks(built, report).check(resolved);
            }
            on.filter(date -> !report.hasErrors()).ifPresent(date -> {
                new HorizonChecks(built, report, date).check(documents, resolved);
                new AbsenceChecks(built, new PlanDates(built), report, date).check(resolved);
            });
        });
        return model;
    }

    private record Assembled(ResolvedPlan plan, PlanDefinition definition) {}

    private static Assembled assemble(Document plan, Documents documents, Inventory inventory, Bundle bundle, Report report) {
        Node.Mapping tree = new PlanTrees(documents, report).resolve(plan, inventory.soleHost());
        return new Assembled(new ResolvedPlan(plan, tree), new PlanAssembly(documents, inventory, bundle, report).build(tree));
    }

    /** A plan of too many tasks was refused for its shape and is not worth more. */
    private static boolean isWithinLimits(Document plan) {
        return Fields.of(plan.fields().node("tasks")).mapping().entries().size() <= TASKS_MAX;
    }

    private static Optional<Document> estate(Documents documents, Report report) {
        List<Document> estates = documents.of("estate");
        if (estates.isEmpty() && documents.complete()) {
            report.error(Place.startOf("estate.yaml"), NameProblems.noEstate());
        }
        for (Document second : estates.subList(Math.min(1, estates.size()), estates.size())) {
            report.error(second.root().at(), NameProblems.twoEstates(estates.getFirst().root().at()));
        }
        return estates.stream().findFirst();
    }

    /**
     * Wakes CEL beside the reading of documents when some expression calls a function; most estates
     * only compare, and are read without it. A wrong guess costs time, never a result.
     */
    private static void warmUp(Bundle bundle) {
        boolean calls = bundle.files().entrySet().stream().filter(file -> file.getKey().endsWith(".yaml"))
                .map(file -> new String(file.getValue().bytes(), StandardCharsets.ISO_8859_1))
                .anyMatch(text -> CALLS.stream().anyMatch(text::contains));
        if (calls) {
            Thread.ofPlatform().daemon().name("cel").start(Expressions::warmUp);
        }
    }
}
