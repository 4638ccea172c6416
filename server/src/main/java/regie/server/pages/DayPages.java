package regie.server.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.server.api.CatchUpAnswer;
import regie.server.api.CatchUpRequest;
import regie.server.api.DayState;
import regie.server.api.MissedStart;
import regie.server.api.PlannedDay;
import regie.server.gateway.DayDesk;
import regie.server.pages.compiled.JtegestureGenerated;
import regie.server.pages.compiled.JtetableBodyGenerated;
import regie.server.pages.compiled.JtetableGenerated;
import regie.server.pages.model.Chip;
import regie.server.pages.model.GesturePage;
import regie.server.pages.model.Offer;
import regie.server.pages.model.Shell;
import regie.server.pages.model.TablePage;
import regie.server.pages.model.Words;
import regie.server.views.Reading;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;

/** A production date, planned beside ordered, with what was missed of it; and the sheet on which one answers for that. */
final class DayPages {

    private static final List<String> ANSWERS = List.of("all", "last", "none");

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
        TablePage page = dayPage(request);
        String live = "/fragments/day" + request.parameter("date").map(date -> "?date=" + Links.query(date)).orElse("");
        return Answer.html(Pages.render(out -> JtetableGenerated.render(out, null, shell, page, live)));
    }

    private Answer dayFragment(Request request) {
        Shell shell = shells.shell(request, "day", "/day");
        TablePage page = dayPage(request);
        return Answer.html(Pages.fragment(shell, out -> JtetableBodyGenerated.render(out, null, shell, page)));
    }

    private TablePage dayPage(Request request) {
        Words words = shells.words(request);
        Times times = shells.times(request);
        LocalDate today = reading.status().productionDate();
        LocalDate date = request.parameter("date").flatMap(DayPages::date).orElse(today);
        PlannedDay day = desk.day(date);
        DayState state = desk.state();
        List<TablePage.Row> rows = new ArrayList<>();
        if (date.equals(today)) {
            desk.missed().forEach(missed -> rows.add(missed(missed, words, times)));
            state.leftovers().forEach(run -> rows.add(new TablePage.Row(Links.key("left-", run),
                    List.of("", run, "", words.of("day.leftover")), List.of(new Offer(words.of("exceptions.look"),
                            Links.run(run), false)))));
        }
        day.starts().stream().filter(start -> !start.state().equals("asked")).forEach(start -> rows.add(start(start, words, times)));
        day.replaced().forEach(one -> rows.add(new TablePage.Row(Links.key("replaced-", one.plan()),
                List.of("", one.plan(), "", words.of("day.replaced", one.by())), List.of())));
        String title = day.planned() ? words.of("day.title", times.date(date)) : words.of("day.title.ahead", times.date(date));
        return new TablePage(title, List.of(words.of("day.start"), words.of("day.plan"), words.of("day.schedule"), words.of("day.state")),
                rows, words.of("day.none"), "/day?date=" + date.plusDays(1));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private static TablePage.Row missed(MissedStart missed, Words words, Times times) {
        List<Offer> offers = ANSWERS.stream().map(answer -> new Offer(words.of("catch-up." + answer),
                "/catch-up?answer=" + answer + "&plan=" + Links.query(missed.plan()), false)).toList();
        return new TablePage.Row(Links.key("missed-", missed.plan() + missed.start()),
                List.of(times.at(missed.start()), missed.run().orElse(missed.plan()), missed.schedule(),
                        words.of("day.state.asked")), offers);
    }

    private static TablePage.Row start(PlannedDay.Start start, Words words, Times times) {
        String state = List.of("to-come", "missed", "not-ordered").contains(start.state()) ? words.of("day.state." + start.state())
                : words.of("run." + start.state());
        List<Offer> offers = start.run().map(run -> List.of(new Offer(words.of("exceptions.look"), Links.run(run), false)))
                .orElse(List.of());
        return new TablePage.Row(Links.key("start-", start.run().orElse(start.plan() + start.start().map(Object::toString).orElse(""))),
                List.of(times.at(start.start()), start.run().orElse(start.plan()),
                        start.schedule().isEmpty() ? words.of("day.by-hand") : start.schedule(), state), offers);
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
                reading.estate().environment().reasonRequired(), !lines.isEmpty(), refusal, "/day", words.of("catch-up." + asked.answer()));
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
