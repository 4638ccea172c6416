package regie.formats.imports.rundeck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.Defaults;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Imported;
import regie.formats.imports.Importer;
import regie.formats.imports.Ledger;
import regie.formats.imports.Needs;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceFile;
import regie.formats.imports.Tree;
import regie.formats.imports.parity.SourceSchedule;
import regie.kernel.Language;
import regie.kernel.Text;

/** Rundeck. */
public final class RundeckImporter implements Importer {

    @Override
    public String format() {
        return "rundeck";
    }

    @Override
    public Text what() {
        return new Text("Rundeck : jobs en YAML, JSON ou XML", "Rundeck: jobs as YAML, JSON or XML");
    }

    @Override
    public Imported read(ImportRequest request) {
        Ledger ledger = new Ledger();
        EstateDraft draft = new EstateDraft(request);
        List<RundeckJob> jobs = new ArrayList<>();
        for (SourceFile file : request.files()) {
            jobs.addAll(RundeckReader.read(file, ledger));
        }
        jobs.forEach(job -> place(job, draft));
        List<SourceSchedule> schedules = new ArrayList<>();
        Needs needs = new Needs();
        RundeckSteps steps = new RundeckSteps(draft, needs, jobs, request.language());
        for (RundeckJob job : jobs) {
            RundeckOptions options = new RundeckOptions(job, draft);
            options.declare();
            steps.build(job, options);
            RundeckPlans plans = new RundeckPlans(job, draft, request.language(), request.zone());
            plans.finish();
            plans.source().ifPresent(schedules::add);
            rest(job);
        }
        needs.write(draft);
        Defaults.hoist(draft);
        return new Imported(draft, ledger.report(format()), schedules);
    }

    private static void place(RundeckJob job, EstateDraft draft) {
        String project = Nodes.text(job.root(), "project").isEmpty() ? Nodes.text(job.root(), "context", "project")
                : Nodes.text(job.root(), "project");
        String application = draft.named("application", project.isBlank() ? draft.name() : project);
        boolean free = draft.names("plan").isFree(job.name());
        PlanDraft plan = draft.plan(free || job.group().isEmpty() ? job.name() : job.group() + " " + job.name(), application);
        job.becomes(plan);
        plan.head().word("kind", "procedure");
        String whole = job.group().isEmpty() ? job.name() : job.group() + "/" + job.name();
        Optional<String> code = draft.code(whole);
        code.ifPresent(found -> plan.head().put("code", found));
        if (code.isPresent()) {
            job.self().carried(plan.at(""));
        } else {
            job.self().approximated(plan.at(""), "un autre job porte déjà ce groupe et ce nom : sans code",
                    "another job has this group and name already: without a code");
        }
        for (String key : List.of("name", "group", "project", "context.project")) {
            Nodes.at(job.root(), key.split("\\.")).ifPresent(node -> job.leaves().each(node,
                    attribute -> attribute.carried(plan.at(key.equals("project") || key.startsWith("context") ? "application"
                            : "code"))));
        }
        if (!plan.name().equals(job.name())) {
            plan.head().put("title", Tree.text(job.name()));
        }
    }

    /** What nobody has spoken of: some keys are known to be Rundeck's own. */
    private static void rest(RundeckJob job) {
        for (SourceAttribute attribute : job.leaves().owner().attributes()) {
            if (attribute.isSettled()) {
                continue;
            }
            String top = attribute.name().split("[.\\[]")[0];
            switch (top) {
                case "defaultTab", "nodeFilterEditable", "nodesSelectedByDefault", "loglevel", "plugins", "runnerSelector",
                        "orchestrator",
                        "jobQueueEnabled", "jobQueueSizeLimit", "schedules", "maxMultipleExecutions", "tags", "logging", "hooks" ->
                    attribute.notCarried("propre à Rundeck, sans équivalent dans Régie", "Rundeck's own, without an equivalent in Régie");
                case "sequence" -> attribute.notCarried("sans équivalent dans une étape", "no equivalent in a step");
                case "nodefilters", "dispatch" -> attribute.notCarried(
                        "manière de répartir sur les machines : voir foreach et tasks_at_once",
                        "a way of spreading over machines: see foreach and tasks_at_once");
                default -> { }
            }
        }
    }

    static String said(Language language, String fr, String en) {
        return language == Language.FRENCH ? fr : en;
    }
}
