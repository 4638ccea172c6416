package regie.engine.forecast.day;

import java.util.ArrayList;
import java.util.List;
import regie.engine.forecast.People;
import regie.engine.forecast.Scenario;
import regie.engine.state.Host;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.plan.Action;
import regie.kernel.Text;

/** What a forecast takes for granted, said in sentences: about people, about machines out of reach. */
final class Assumptions {

    private final Scenario scenario;

    Assumptions(Scenario scenario) {
        this.scenario = scenario;
    }

    List<Text> said() {
        List<Text> all = new ArrayList<>();
        for (Host host : scenario.state().hosts()) {
            if (host.known() && !host.connected()) {
                all.add(new Text("la machine " + host.name() + " est de retour aussitôt", "host " + host.name() + " is back at once"));
            }
        }
        int asked = 0;
        for (Run run : scenario.state().runs()) {
            if (!run.ended()) {
                for (Task task : run.tasks()) {
                    boolean person = task.definition().confirm().isPresent() || task.definition().action() instanceof Action.Approve
                            || task.definition().action() instanceof Action.Manual;
                    asked += person && !task.state().ended() ? 1 : 0;
                }
            }
        }
        if (asked > 0) {
            all.add(people(asked));
        }
        return all;
    }

    private Text people(int asked) {
        String fr = asked + " réponse(s) de personnes : ";
        String en = asked + " answer(s) of people: ";
        return switch (scenario.people().otherwise()) {
            case People.Expected.After after -> new Text(fr + after.delay().toMinutes() + " min après la demande",
                    en + after.delay().toMinutes() + " min after being asked");
            case People.Expected.At at -> new Text(fr + "à " + at.time(), en + "at " + at.time());
            case People.Expected.Never never -> new Text(fr + "jamais", en + "never");
        };
    }
}
