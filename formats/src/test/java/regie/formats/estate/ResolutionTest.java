package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.estate.EstateModel;
import regie.estate.plan.Action;
import regie.estate.plan.Arguments;
import regie.estate.plan.DateRef;
import regie.estate.plan.Foreach;
import regie.estate.plan.HostChoice;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.kernel.HostName;
import regie.kernel.Language;
import regie.kernel.PlanName;

/** How defaults, templates, environments and the forms of keys come together. */
class ResolutionTest {

    private static final String BASE = """
            estate: shop
            zone: Europe/Paris
            new_day: "06:00"
            ---
            host: one
            ---
            host: two
            ---
            application: sales
            """;

    @Test
    void theNearestWinsAndMapsMerge() {
        TaskDefinition task = task("""
                defaults: d
                for: {application: sales}
                task: {host: one, timeout: 1h, env: {A: far, B: far}, restart: {allowed: never, until: "04:00"}, run: "far"}
                ---
                template: t
                host: two
                env: {B: template, C: template}
                fail_on_output: [template]
                exec: [template]
                ---
                plan: p
                application: sales
                tasks:
                  a: {like: t, env: {C: near}, fail_on_output: [near], restart: {allowed: once}}
                """);
        assertEquals(Map.of("A", Template.literal("far"), "B", Template.literal("template"), "C", Template.literal("near")), task.env());
        assertEquals(List.of("near"), task.failOnOutput());
        assertEquals(Optional.of(new HostChoice.Named(Template.literal("two"))), task.host());
        assertEquals(Optional.of(Duration.ofHours(1)), task.timeout());
        assertEquals(RestartRule.Allowed.ONCE, task.restart().allowed());
        assertTrue(task.restart().until().isPresent());
        assertEquals("exec", assertInstanceOf(Action.External.class, task.action()).kind());
    }

    @Test
    void parametersAreVariablesAndFillWholeKeys() {
        TaskDefinition task = task("""
                template: t
                parameters: {table: text, after: duration, where: {type: name, default: two}}
                run: "./unload {{ table }}"
                timeout: "{{ after }}"
                host: "{{ where }}"
                title: "{{ table }}"
                ---
                plan: p
                application: sales
                tasks:
                  a: {like: t, with: {table: "CLI; rm -rf", after: 90s}}
                """);
        assertEquals(Optional.of(Duration.ofSeconds(90)), task.timeout());
        assertEquals(Optional.of(new HostChoice.Named(Template.literal("two"))), task.host());
        assertEquals("CLI; rm -rf", task.title().en());
        assertEquals(Template.literal("CLI; rm -rf"), task.variables().get("table"));
        Arguments.Leaf line = assertInstanceOf(Arguments.Leaf.class, assertInstanceOf(Action.External.class, task.action()).arguments());
        assertEquals("./unload {{ table }}", line.template().source());
    }

    @Test
    void templatesMayBeLikeOthers() {
        TaskDefinition task = task("""
                template: outer
                parameters: {x: text}
                like: inner
                with: {y: "{{ x }}"}
                timeout: 2m
                ---
                template: inner
                parameters: {y: text}
                run: "echo {{ y }}"
                host: one
                timeout: 1m
                ---
                plan: p
                application: sales
                tasks:
                  a: {like: outer, with: {x: v}}
                """);
        assertEquals(Optional.of(Duration.ofMinutes(2)), task.timeout());
        assertEquals(Template.literal("v"), task.variables().get("x"));
        assertEquals("v", task.variables().get("y").source());
    }

    @Test
    void needsComeInAllForms() {
        String plan = """
                plan: p
                application: sales
                tasks:
                  x: {nothing: {}}
                  y: {host: one, run: "true"}
                  a: {nothing: {}, needs: %s}
                """;
        Need.OnTask x = new Need.OnTask("x", Need.Ending.SUCCEEDED, false);
        Need.OnTask y = new Need.OnTask("y", Need.Ending.SUCCEEDED, false);
        assertEquals(new Need.All(List.of(x)), task(plan.formatted("x")).needs());
        assertEquals(new Need.All(List.of(x, y)), task(plan.formatted("[x, y]")).needs());
        assertEquals(new Need.Any(List.of(x, y)), task(plan.formatted("{any: [x, y]}")).needs());
        assertEquals(new Need.All(List.of(x, new Need.Any(List.of(y, new Need.All(List.of(x, y)))))),
                task(plan.formatted("{all: [x, {any: [y, [x, y]]}]}")).needs());
        assertEquals(new Need.All(List.of(new Need.OnTask("y", Need.Ending.ENDED, true))),
                task(plan.formatted("{task: y, when: ended, strict: true}")).needs());
        assertEquals(new Need.All(List.of(new Need.OnPlan("p", "y", DateRef.PREVIOUS, Need.Ending.SUCCEEDED, false, Need.IfAbsent.UNSAID,
                        Optional.empty()),
                new Need.OnPlan("p", "x", new DateRef(DateRef.Kind.DATED, -2), Need.Ending.SUCCEEDED, false, Need.IfAbsent.PASS,
                        Optional.empty()))),
                task(plan.formatted("[\"y@previous\", {task: \"p/x@-2\", if_absent: pass}]")).needs());
    }

    @Test
    void handlersItemsAndHostsComeInAllForms() {
        String plan = """
                plan: p
                application: sales
                tasks:
                  mend: {host: one, run: "true", days: never}
                  list: {host: one, run: "true"}
                  a: {host: one, run: "true", needs: [list], %s}
                """;
        assertEquals(new IfFails.RunTask("mend"), task(plan.formatted("if_fails: {run: mend}")).ifFails());
        assertEquals(new IfFails.RunTask("mend"), task(plan.formatted("if_fails: {then: {run: mend}}")).ifFails());
        assertEquals(new IfFails.Hold(), task(plan.formatted("if_fails: {then: hold}")).ifFails());
        assertEquals(Optional.of(new Foreach.Hosts("one")), task(plan.formatted("foreach: hosts(one)")).foreach());
        assertEquals(Optional.of(new Foreach.Lines(Template.literal("/x"))), task(plan.formatted("foreach: {lines: /x}")).foreach());
        for (String spoken : List.of("\"{{ tasks.list.outputs.keys }}\"", "tasks.list.outputs.keys")) {
            Foreach.Computed computed = assertInstanceOf(Foreach.Computed.class, task(plan.formatted("foreach: " + spoken))
                    .foreach().orElseThrow());
            assertEquals("tasks.list.outputs.keys", computed.list().source());
        }
    }

    @Test
    void environmentsGiveMachinesAndVariables() {
        String environments = """
                environment: test
                hosts: {app: one}
                variables: {where: here}
                ---
                environment: production
                rank: 2
                hosts: {app: [one, two]}
                variables: {where: there}
                requires: {reason: true}
                ---
                plan: p
                application: sales
                tasks: {a: {host: app, run: "echo {{ where }}"}}
                """;
        EstateModel test = model(environments, "test");
        EstateModel production = model(environments, "production");
        assertEquals(List.of(new HostName("one")), test.logicalHosts().get("app"));
        assertEquals(2, production.logicalHosts().get("app").size());
        assertEquals(Template.literal("there"), production.environment().variables().get("where"));
        assertTrue(production.environment().reasonRequired() && !test.environment().reasonRequired());
        assertEquals(test.plans(), production.plans());
        EstateReader.Outcome unknown = read(environments, "tset");
        assertEquals("unknown-environment", unknown.findings().all().getFirst().code());
    }

    @Test
    void withoutEnvironmentsEachMachineBearsItsName() {
        EstateModel model = model("", "production");
        assertEquals("production", model.environment().name());
        assertEquals(List.of(new HostName("two")), model.logicalHosts().get("two"));
    }

    @Test
    void aBrokenFileDoesNotMakeItsNamesUnknown() {
        Bundle bundle = Bundle.of(Map.of("base.yaml", content(BASE), "broken.yaml", content("role: boss\n---\na: [\n"),
                "plan.yaml", content("plan: p\napplication: gone\ntasks: {a: {approve: {role: other}}}\n")));
        assertEquals(List.of("yaml"), EstateReader.read(bundle, "production").findings().errors().stream().map(f -> f.code()).toList());
    }

    private static TaskDefinition task(String documents) {
        return model(documents, "production").plans().get(new PlanName("p")).tasks().get("a");
    }

    private static EstateModel model(String documents, String environment) {
        EstateReader.Outcome outcome = read(documents, environment);
        return assertInstanceOf(EstateReader.Outcome.Valid.class, outcome, outcome.findings().text(Language.ENGLISH)).model();
    }

    private static EstateReader.Outcome read(String documents, String environment) {
        return EstateReader.read(Bundle.of(Map.of("base.yaml", content(BASE), "rest.yaml", content(documents))), environment);
    }

    private static Bundle.Content content(String text) {
        return new Bundle.Content(text.getBytes(StandardCharsets.UTF_8), false);
    }
}
