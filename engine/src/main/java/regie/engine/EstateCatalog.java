package regie.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.EstateModel;
import regie.estate.calendar.WorkCalendar;
import regie.estate.dates.PlanDateFunctions;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;

/** The catalog over resolved estates. Immutable: a new version gives a new catalog, swapped in by whoever runs the loop. */
public final class EstateCatalog implements Catalog {

    public static final EstateCatalog EMPTY = new EstateCatalog(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    private final TreeMap<EstateVersion, Map<PlanName, Entry>> versions;
    private final TreeMap<EstateVersion, EstateModel> models;
    private final TreeMap<EstateVersion, PlanSteps> steps;
    private final TreeMap<EstateVersion, PlanDates> dates;

    private EstateCatalog(TreeMap<EstateVersion, Map<PlanName, Entry>> versions, TreeMap<EstateVersion, EstateModel> models,
            TreeMap<EstateVersion, PlanSteps> steps, TreeMap<EstateVersion, PlanDates> dates) {
        this.versions = versions;
        this.models = models;
        this.steps = steps;
        this.dates = dates;
    }

    public static EstateCatalog of(EstateModel model) {
        return EMPTY.with(model);
    }

    /** This catalog and one more version. */
    public EstateCatalog with(EstateModel model) {
        Map<PlanName, Entry> plans = new TreeMap<>();
        PlanDates ofPlans = new PlanDates(model);
        model.plans().forEach((name, plan) -> plans.put(name,
                new Entry(pinOf(plan), plan, below(model, plan), new PlanDateFunctions(model, ofPlans, plan))));
        TreeMap<EstateVersion, Map<PlanName, Entry>> more = new TreeMap<>(versions);
        more.put(model.version(), plans);
        TreeMap<EstateVersion, EstateModel> known = new TreeMap<>(models);
        known.put(model.version(), model);
        TreeMap<EstateVersion, PlanSteps> moreSteps = new TreeMap<>(steps);
        moreSteps.put(model.version(), new ScheduledSteps(model));
        TreeMap<EstateVersion, PlanDates> moreDates = new TreeMap<>(dates);
        moreDates.put(model.version(), ofPlans);
        return new EstateCatalog(more, known, moreSteps, moreDates);
    }

    @Override
    public Optional<PlanDates> dates(EstateVersion version) {
        return Optional.ofNullable(dates.get(version));
    }

    @Override
    public WorkCalendar calendar(EstateVersion version, PlanDefinition plan) {
        EstateModel model = models.get(version);
        return model == null ? WorkCalendar.EVERY_DAY : model.calendarNamed(plan.calendar());
    }

    @Override
    public List<Level> dated(EstateVersion version, PlanName plan, LocalDate date) {
        EstateModel model = models.get(version);
        return model == null ? List.of() : model.sets().stream()
                .filter(set -> set.plan().equals(plan) && set.date().equals(date))
                .map(set -> new Level(Origin.DATE, set.variables())).toList();
    }

    @Override
    public Optional<Entry> find(EstateVersion version, PlanName plan) {
        return Optional.ofNullable(versions.get(version)).map(plans -> plans.get(plan));
    }

    @Override
    public PlanSteps steps(EstateVersion version) {
        return steps.getOrDefault(version, PlanSteps.DAYS);
    }

    /** The content hash of a resolved plan: SHA-256 of its canonical form. */
    public static String pinOf(PlanDefinition plan) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(plan.canonical().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    private static List<Level> below(EstateModel model, PlanDefinition plan) {
        List<Level> levels = new ArrayList<>();
        EstateModel.Application application = model.applications().get(plan.application());
        if (application != null) {
            levels.add(new Level(Origin.APPLICATION, application.variables()));
        }
        levels.add(new Level(Origin.ENVIRONMENT, model.environment().variables()));
        levels.add(new Level(Origin.ESTATE, model.variables()));
        return levels;
    }
}
