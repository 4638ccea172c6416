package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import regie.estate.EstateModel;
import regie.estate.preview.Drift;
import regie.kernel.PlanName;

class PromotionTest {

    private static final String HOUSE = """
            estate: e
            title: E
            zone: Europe/Paris
            ---
            host: app01
            ---
            host: app02
            ---
            application: sales
            ---
            environment: lower
            rank: 1
            hosts: {app: app01}
            variables: {url: "http://lower"}
            ---
            environment: upper
            rank: 2
            promotes_from: lower
            hosts: {app: app02}
            variables: {url: "http://upper"}
            """;

    private static Bundle bundle(String plans, String template, String script) {
        Map<String, Bundle.Content> files = new TreeMap<>();
        Map.of("estate.yaml", HOUSE, "plans/sales.yaml", plans, "templates.yaml", template, "bin/load.sh", script).forEach((path, text) ->
                files.put(path, new Bundle.Content(text.getBytes(StandardCharsets.UTF_8), path.endsWith(".sh"))));
        return Bundle.of(files);
    }

    private static EstateModel model(Bundle bundle, String environment) {
        EstateReader.Outcome outcome = EstateReader.read(bundle, environment);
        return assertInstanceOf(EstateReader.Outcome.Valid.class, outcome, () -> outcome.findings().toString()).model();
    }

    @Test
    void carriesAPlanWithWhatItUsesAndNothingElse() {
        Bundle upper = bundle("""
                # the plan that stays
                plan: stays
                application: sales
                tasks: {a: {host: app, run: "true"}}
                ---
                plan: moves
                application: sales
                tasks: {a: {like: step, host: app}}
                """, "template: step\nrun: ./bin/load.sh one\n", "echo one");
        Bundle lower = bundle("""
                plan: moves
                application: sales
                tasks:
                  a: {like: step, host: app}
                  b: {host: app, run: "true", needs: [a]}
                ---
                plan: stays
                application: sales
                tasks: {a: {host: app, run: "false"}}
                ---
                plan: new
                application: sales
                tasks: {a: {host: app, run: "true"}}
                """, "template: step\nrun: ./bin/load.sh two\n", "echo two");
        EstateModel wanted = model(lower, "upper");
        Promotion promotion = Promotion.of(lower, upper, List.of(wanted.plan(new PlanName("moves")).orElseThrow(),
                wanted.plan(new PlanName("new")).orElseThrow()));
        EstateModel after = model(promotion.bundle(), "upper");
        assertEquals(List.of("step"), promotion.templates());
        assertEquals(List.of("bin/load.sh"), promotion.files());
        for (String name : List.of("moves", "new")) {
            assertEquals(wanted.plan(new PlanName(name)).orElseThrow().canonical(),
                    after.plan(new PlanName(name)).orElseThrow().canonical());
        }
        assertEquals(model(upper, "upper").plan(new PlanName("stays")).orElseThrow().canonical(),
                after.plan(new PlanName("stays")).orElseThrow().canonical());
        assertEquals("lower", after.environment().promotesFrom().orElseThrow());
        assertEquals(List.of("VERSION estate", "PLAN stays", "VARIABLE url", "LOGICAL_HOST app"),
                Drift.between(model(lower, "lower"), after).stream().map(drift -> drift.kind() + " " + drift.name()).toList());
    }
}
