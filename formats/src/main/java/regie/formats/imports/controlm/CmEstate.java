package regie.formats.imports.controlm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Needs;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.ShortNames;
import regie.formats.imports.Tree;
import regie.kernel.Language;
import regie.kernel.Text;

/** All folders that were read, and the plans that they become. */
final class CmEstate {

    private final ImportRequest request;
    private final EstateDraft draft;
    private final Needs needs = new Needs();
    private final List<CmFolder> folders = new ArrayList<>();
    private final List<CmJob> jobs = new ArrayList<>();
    private final Map<CmJob, CmFolder> holders = new LinkedHashMap<>();
    private final Map<CmFolder, PlanDraft> plans = new LinkedHashMap<>();
    private final Map<CmFolder, PlanDraft> byHand = new LinkedHashMap<>();

    CmEstate(ImportRequest request) {
        this.request = request;
        this.draft = new EstateDraft(request);
    }

    EstateDraft draft() {
        return draft;
    }

    Needs needs() {
        return needs;
    }

    ImportRequest request() {
        return request;
    }

    List<CmFolder> folders() {
        return folders;
    }

    List<CmJob> jobs() {
        return jobs;
    }

    CmFolder folderOf(CmJob job) {
        return Optional.ofNullable(holders.get(job)).orElseThrow();
    }

    PlanDraft planOf(CmFolder folder) {
        return Optional.ofNullable(plans.get(folder)).orElseThrow();
    }

    String comment(Text words) {
        return request.language() == Language.FRENCH ? words.fr() : words.en();
    }

    /** Folders are plans; a folder in a folder is a plan that the outer one orders. Names within a plan are short. */
    void place(List<CmFolder> read) {
        for (CmFolder folder : read) {
            place(folder, "");
        }
    }

    private PlanDraft place(CmFolder folder, String above) {
        folders.add(folder);
        PlanDraft plan = draft.plan(folder.name(), application(folder, above));
        plans.put(folder, plan);
        draft.code(folder.name()).ifPresent(code -> plan.head().put("code", code));
        folder.self().source().self().carried(plan.at(""));
        List<String> names = new ArrayList<>(folder.jobs().stream().map(CmJob::name).toList());
        folder.folders().forEach(inner -> names.add(inner.name()));
        Map<String, String> shortened = ShortNames.of(names, plan.name());
        for (CmJob job : folder.jobs()) {
            boolean alone = job.isCyclic() && folder.jobs().size() > 1;
            PlanDraft home = alone ? draft.plan(folder.name() + " " + shortened.get(job.name()), application(folder, above))
                    : isByHand(job, folder) ? byHand(folder, above) : plan;
            job.stands(home, home.task(shortened.get(job.name())));
            code(job, folder);
            jobs.add(job);
            holders.put(job, folder);
        }
        for (CmFolder inner : folder.folders()) {
            PlanDraft within = place(inner, application(folder, above));
            String task = plan.task(shortened.get(inner.name()));
            plan.fields(task).put("plan", Tree.word(within.name()));
            inner.self().stands(plan, task);
            jobs.add(inner.self());
            holders.put(inner.self(), folder);
            needs.contains(plan.name(), task, within);
        }
        if (plan.tasks().isEmpty()) {
            if (folder.jobs().isEmpty()) {
                plan.fields(plan.task("nothing")).put("nothing", new Fields());
                plan.head().comment("", comment(new Text("Ce dossier était vide.", "This folder was empty.")));
            } else {
                draft.forget(plan);
            }
        }
        return plan;
    }

    /** A job without days, in a folder where others have some, is ordered by people alone. */
    private static boolean isByHand(CmJob job, CmFolder folder) {
        boolean inherits = hasDays(folder.self()) && job.days().isEmpty();
        return !hasDays(job) && !inherits && folder.jobs().stream().anyMatch(CmEstate::hasDays);
    }

    private static boolean hasDays(CmJob job) {
        return !job.days().rules().rules().isEmpty() || !job.calendars().isEmpty();
    }

    private PlanDraft byHand(CmFolder folder, String above) {
        return byHand.computeIfAbsent(folder, none -> draft.plan(folder.name() + " by hand", application(folder, above)));
    }

    private void code(CmJob job, CmFolder folder) {
        Optional<String> code = draft.code(job.name());
        Optional<String> longer = code.isPresent() ? code : draft.code(folder.name() + "/" + job.name());
        longer.ifPresent(found -> job.fields().put("code", found));
        boolean whole = longer.filter(found -> found.endsWith(job.name().strip().replaceAll("\\s+", "_"))).isPresent();
        if (whole) {
            job.source().self().carried(job.at(""));
        } else {
            job.source().self().approximated(job.at("code"), "nom trop long ou déjà pris : le code n'en garde que la fin",
                    "the name is too long or taken already: the code keeps its end only");
        }
    }

    private String application(CmFolder folder, String above) {
        List<String> said = new ArrayList<>();
        said.add(folder.self().text("application"));
        folder.jobs().forEach(job -> said.add(job.text("application")));
        folder.folders().forEach(inner -> said.add(inner.self().text("application")));
        Optional<String> own = said.stream().filter(text -> !text.isEmpty()).findFirst();
        return own.isEmpty() && !above.isEmpty() ? above : draft.named("application", own.orElse(draft.name()));
    }
}
