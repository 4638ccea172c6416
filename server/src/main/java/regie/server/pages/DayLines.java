package regie.server.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.server.api.EstateView;
import regie.server.api.MissedStart;
import regie.server.api.PlannedDay;
import regie.server.api.RunView;
import regie.server.pages.model.Chip;
import regie.server.pages.model.DayPage;
import regie.server.pages.model.Offer;
import regie.server.pages.model.Words;

/** The starts of a production date as lines of its page. */
final class DayLines {

    /** What a plan's only schedule is called when it has no name: it says nothing to anyone. */
    private static final String UNNAMED = "schedule";

    private final Words words;
    private final Times times;
    private final List<EstateView.Plan> plans;

    DayLines(Words words, Times times, List<EstateView.Plan> plans) {
        this.words = words;
        this.times = times;
        this.plans = plans;
    }

    DayPage.Line missed(MissedStart missed) {
        List<Offer> offers = DayPages.ANSWERS.stream().map(answer -> new Offer(words.of("catch-up." + answer),
                "/catch-up?answer=" + answer + "&plan=" + Links.query(missed.plan()), answer.equals("last"))).toList();
        return line(Links.key("missed-", missed.plan() + missed.start()), times.at(missed.start()),
                new Chip("risk", "■", words.of("day.state.asked")), missed.plan(), missed.run(), note(missed.schedule()), offers);
    }

    DayPage.Line leftover(String run, Optional<RunView> seen) {
        String plan = run.substring(0, Math.max(0, run.indexOf('@')));
        Optional<Instant> start = seen.flatMap(view -> view.startedAt().or(view::plannedStart));
        Chip chip = seen.map(view -> Chips.run(words, view.state())).orElse(new Chip("wait", "◦", words.of("day.state.leftover")));
        return line(Links.key("left-", run), times.at(start), chip, plan, Optional.of(run), words.of("day.leftover"), List.of());
    }

    DayPage.Line start(PlannedDay.Start start) {
        Chip chip = switch (start.state()) {
            case "to-come" -> new Chip("wait", "◦", words.of("day.state.to-come"));
            case "missed" -> new Chip("risk", "■", words.of("day.state.missed"));
            case "not-ordered" -> new Chip("wait", "–", words.of("day.state.not-ordered"));
            default -> Chips.run(words, start.state());
        };
        String key = Links.key("start-", start.run().orElse(start.plan() + start.start().map(Object::toString).orElse("")));
        String note = start.schedule().isEmpty() ? words.of("day.by-hand") : note(start.schedule());
        return line(key, times.at(start.start()), chip, start.plan(), start.run(), note, List.of());
    }

    DayPage.Line replaced(PlannedDay.Replaced one) {
        return line(Links.key("replaced-", one.plan()), "", new Chip("wait", "↷", words.of("day.state.replaced")), one.plan(),
                Optional.empty(), words.of("day.replaced", one.by()), List.of());
    }

    private String note(String schedule) {
        return schedule.equals(UNNAMED) ? "" : words.of("day.by-schedule", schedule);
    }

    private DayPage.Line line(
            String key, String start, Chip chip, String name, Optional<String> run, String note, List<Offer> offers) {
        Optional<EstateView.Plan> plan = plans.stream().filter(one -> one.name().equals(name)).findFirst();
        return new DayPage.Line(
                key, start, chip, run.map(Links::run).orElse(""), plan.map(one -> words.of(one.title())).orElse(name),
                plan.flatMap(EstateView.Plan::code).orElse(""), run.orElse(name), note, offers);
    }
}
