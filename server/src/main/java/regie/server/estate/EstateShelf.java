package regie.server.estate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.Catalog;
import regie.engine.EstateCatalog;
import regie.engine.PlanSteps;
import regie.engine.Usual;
import regie.estate.calendar.WorkCalendar;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.EstateModel;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.formats.estate.PlanReader;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;
import regie.server.links.Bundles;

/**
 * The versions of one environment's estate that are in use. The newest is in force; a run of an older
 * one finds its plans and files here too, read again from the store when this server has not seen them.
 */
public final class EstateShelf implements Catalog, Bundles {

    private static final Logger LOG = LoggerFactory.getLogger(EstateShelf.class);

    private final String environment;
    private final BundleStore store;
    private final Habits habits;
    private final Map<EstateVersion, EstateModel> models = new ConcurrentHashMap<>();
    private volatile EstateModel inForce;
    private volatile Map<String, PlanDefinition> declared;
    private volatile EstateCatalog catalog;

    /** @param habits how long tasks usually take */
    public EstateShelf(EstateModel inForce, BundleStore store, Habits habits) {
        this.habits = habits;
        this.environment = inForce.environment().name();
        this.store = store;
        this.inForce = inForce;
        this.declared = byText(inForce);
        this.catalog = EstateCatalog.of(inForce);
        models.put(inForce.version(), inForce);
    }

    /** Keeps the bundle for agents and later servers, and puts its model in force here. */
    public synchronized void putInForce(EstateModel model, Bundle bundle) {
        store.put(model.version(), packed(bundle));
        habits.prepare(model);
        add(model);
        inForce = model;
        declared = byText(model);
    }

    /** The plan of a canonical text. One that is in force is not read a second time: a restart finds most pinned plans so. */
    public PlanDefinition plan(String canonical) {
        PlanDefinition known = declared.get(canonical);
        return known != null ? known : PlanReader.fromCanonical(canonical);
    }

    private static Map<String, PlanDefinition> byText(EstateModel model) {
        return model.plans().values().stream()
                .collect(Collectors.toMap(PlanDefinition::canonical, Function.identity(), (one, same) -> one));
    }

    /** Keeps a version that may be put in force, so that the engine and agents find it. */
    public synchronized void keep(EstateModel model, Bundle bundle) {
        store.put(model.version(), packed(bundle));
        add(model);
    }

    /** The engine has this version in force: so has everything here. False when its files cannot be had. */
    public synchronized boolean follow(EstateVersion version) {
        Optional<EstateModel> model = model(version);
        model.ifPresent(found -> inForce = found);
        return model.isPresent();
    }

    public EstateModel inForce() {
        return inForce;
    }

    /** The files of a version, if they are still kept. */
    public Optional<Bundle> bundle(EstateVersion version) {
        return store.find(version).flatMap(packed -> {
            try {
                return Optional.of(Bundle.unpack(new ByteArrayInputStream(packed)));
            } catch (IOException broken) {
                LOG.error("The kept files of estate version {} cannot be read: {}", version, broken.getMessage());
                return Optional.empty();
            }
        });
    }

    /** The model of a version, if it can still be had. */
    public Optional<EstateModel> model(EstateVersion version) {
        EstateModel known = models.get(version);
        return known != null ? Optional.of(known) : load(version);
    }

    @Override
    public Optional<Entry> find(EstateVersion version, PlanName plan) {
        if (!models.containsKey(version)) {
            load(version);
        }
        return catalog.find(version, plan);
    }

    @Override
    public Optional<PlanDates> dates(EstateVersion version) {
        model(version);
        return catalog.dates(version);
    }

    @Override
    public WorkCalendar calendar(EstateVersion version, PlanDefinition plan) {
        find(version, plan.name());
        return catalog.calendar(version, plan);
    }

    @Override
    public Optional<Usual> usual(PlanName plan, String task, LocalDate date) {
        return habits.usual(plan, task, date);
    }

    @Override
    public List<Level> dated(EstateVersion version, PlanName plan, LocalDate date) {
        find(version, plan);
        return catalog.dated(version, plan, date);
    }

    @Override
    public PlanSteps steps(EstateVersion version) {
        if (!models.containsKey(version)) {
            load(version);
        }
        return catalog.steps(version);
    }

    @Override
    public Optional<byte[]> find(String hash) {
        return store.find(new EstateVersion(hash));
    }

    private synchronized Optional<EstateModel> load(EstateVersion version) {
        Optional<byte[]> packed = store.find(version);
        if (packed.isEmpty()) {
            LOG.error("The files of estate version {} are not kept any more; what still needs them cannot start", version);
            return Optional.empty();
        }
        try {
            Bundle bundle = Bundle.unpack(new ByteArrayInputStream(packed.get()));
            if (EstateReader.read(bundle, environment) instanceof EstateReader.Outcome.Valid valid) {
                add(valid.model());
                return Optional.of(valid.model());
            }
            LOG.error("Estate version {} was valid once and is not by this program's rules", version);
            return Optional.empty();
        } catch (IOException broken) {
            LOG.error("The kept files of estate version {} cannot be read: {}", version, broken.getMessage());
            return Optional.empty();
        }
    }

    private void add(EstateModel model) {
        models.put(model.version(), model);
        catalog = catalog.with(model);
    }

    private static byte[] packed(Bundle bundle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bundle.pack(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
