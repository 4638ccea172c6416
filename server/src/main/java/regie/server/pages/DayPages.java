package regie.server.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.server.api.CatchUpAnswer;
import regie.server.api.CatchUpRequest;
import regie.server.api.MissedStart;
import regie.server.api.PlannedDay;
import regie.server.api.RunDetail;
import regie.server.gateway.DayDesk;
import regie.server.pages.compiled.JtedayBodyGenerated;
import regie.server.pages.compiled.JtedayGenerated;
import regie.server.pages.compiled.JtegestureGenerated;
import regie.server.pages.model.Chip;
import regie.server.pages.model.DayPage;
import regie.server.pages.model.GesturePage;
import regie.server.pages.model.Offer;
import regie.server.pages.model.Shell;
import regie.server.pages.model.Words;
import regie.server.views.Reading;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;

/** A production date, planned beside ordered, with what was missed of it; and the sheet on which one answers for that. */
final class DayPages {

    static final List<String> ANSWERS = List.of("all", "last", "none");

    private final DayDesk desk;
    private final Reading reading;
    private final Shells shells;

    DayPages(DayDesk desk, Reading reading, Shells shells) {
        this.desk = desk;
        this.reading = reading;
        this.shells = shells;
    }

    List<Route> routes() {
        return List.of(
                Route.page("GET", "/day", this::day),
                Route.page("GET", "/fragments/day", this::dayFragment),
                Route.page("GET", "/catch-up", request -> sheet(request, Optional.empty())),
                Route.page("POST", "/catch-up", this::answer));
    }

    private Answer day(Request request) {
        Shell shell = shells.shell(request, "day", "/day");
        DayPage page = dayPage(request);
        String live = "/fragments/day" + request.parameter("date").map(date -> "?date=" + Links.query(date)).orElse("");
        return Answer.html(Pages.render(out -> JtedayGenerated.render(out, null, shell, page, live)));
    }

    private Answer dayFragment(Request request) {
        Shell shell = shells.shell(request, "day", "/day");
        DayPage page = dayPage(request);
        return Answer.html(Pages.fragment(shell, out -> JtedayBodyGenerated.render(out, null, shell, page)));
    }

    private DayPage dayPage(Request request) {
        Words words = shells.words(request);
        Times times = shells.times(request);
        LocalDate today = reading.status().productionDate();
        LocalDate date = request.parameter("date").flatMap(DayPages::date).orElse(today);
        PlannedDay day = desk.day(date);
        DayLines lines = new DayLines(words, times, reading.estate().plans());
        List<DayPage.Line> rows = new ArrayList<>();
        if (date.equals(today)) {
            desk.missed().forEach(missed -> rows.add(lines.missed(missed)));
            desk.state().leftovers().forEach(run -> rows.add(lines.leftover(run, reading.run(run).map(RunDetail::run))));
        }
        day.starts().stream().filter(start -> !start.state().equals("asked")).forEach(start -> rows.add(lines.start(start)));
        day.replaced().forEach(one -> rows.add(lines.replaced(one)));
        return new DayPage(
                day.planned() ? words.of("day.title", times.date(date)) : words.of("day.title.ahead", times.date(date)),
                rows, words.of("day.none"),
                List.of(new Offer(words.of("day.before"), "/day?date=" + date.minusDays(1), false),
                        new Offer(words.of("day.after"), "/day?date=" + date.plusDays(1), false)));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private CatchUpRequest asked(Request request, boolean preview) {
        return new CatchUpRequest(request.parameter("answer").filter(ANSWERS::contains).orElse("last"), request.parameters("plan"), preview,
                request.parameter("reason"));
    }

    private Answer sheet(Request request, Optional<String> refusal) {
        Words words = shells.words(request);
        Times times = shells.times(request);
        CatchUpRequest asked = asked(request, true);
        CatchUpAnswer preview = desk.catchUp(asked, request.actor(), request.commandId());
        List<GesturePage.Line> lines = new ArrayList<>();
        preview.started().forEach(start -> lines.add(line(start, new Chip("ok", "✓", words.of("catch-up.starts")), times)));
        preview.dropped().forEach(start -> lines.add(line(start, new Chip("wait", "◦", words.of("catch-up.dropped")), times)));
        Map<String, String> hidden = Map.of("answer", asked.answer());
        String plan = asked.plans().isEmpty() ? "" : asked.plans().getFirst();
        GesturePage page = new GesturePage(words.of("catch-up.title." + asked.answer()), "catch-up", lines,
                plan.isEmpty() ? hidden : Map.of("answer", asked.answer(), "plan", plan), List.of(), List.of(),
                reading.estate().environment().reasonRequired(), !lines.isEmpty(), refusal, "/day",
                words.of("catch-up.do." + asked.answer()));
        Shell shell = shells.shell(request, "day", "/day");
        return Answer.html(Pages.render(out -> JtegestureGenerated.render(out, null, shell, page, "/catch-up")));
    }

    private static GesturePage.Line line(MissedStart start, Chip chip, Times times) {
        return new GesturePage.Line(start.plan() + " · " + times.at(start.start()), chip, List.of(), "");
    }

    private Answer answer(Request request) {
        CatchUpAnswer answer = desk.catchUp(asked(request, false), request.actor(), request.commandId());
        Optional<String> refusal = answer.problem().map(problem -> shells.words(request).of(problem.sentence()));
        return refusal.isPresent() ? sheet(request, refusal) : Answer.redirect("/day");
    }
}
