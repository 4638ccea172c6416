package regie.server.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import regie.kernel.Language;
import regie.kernel.Problem;
import regie.kernel.Text;
import regie.server.api.HealthView;
import regie.server.api.HostView;
import regie.server.api.RunDetail;
import regie.server.api.RunView;
import regie.server.api.TaskDetail;
import regie.server.gateway.Commands;
import regie.server.gateway.DayDesk;
import regie.server.pages.compiled.JtefragmentGenerated;
import regie.server.pages.compiled.JtehomeBodyGenerated;
import regie.server.pages.compiled.JtehomeGenerated;
import regie.server.pages.compiled.JteorderGenerated;
import regie.server.pages.compiled.JterefusalGenerated;
import regie.server.pages.compiled.JterunBodyGenerated;
import regie.server.pages.compiled.JterunGenerated;
import regie.server.pages.model.Chip;
import regie.server.pages.model.HomePage;
import regie.server.pages.model.Offer;
import regie.server.pages.model.OrderPage;
import regie.server.pages.model.RunPage;
import regie.server.pages.model.Shell;
import regie.server.pages.model.Words;
import regie.server.views.JournalReading;
import regie.server.views.Reading;
import regie.server.views.RunQuery;
import regie.server.web.Answer;
import regie.server.web.Preferences;
import regie.server.web.Request;
import regie.server.web.Route;
import regie.server.web.Sessions;
import regie.server.web.WebProblem;

/** The console's routes: pages, the fragments that they patch themselves with, and the switches. */
public final class Pages {

    /** What has begun, in the order in which it came; then what is to come, by its hour. */
    private static final Comparator<RunView> TO_COME_LAST = Comparator.comparing((RunView run) -> run.state().equals("planned"))
            .thenComparing(run -> run.state().equals("planned") ? run.plannedStart().orElse(Instant.MIN) : Instant.MIN);

    private static final int ENDED_MAX = 25;

    private final Reading reading;
    private final Shells shells;
    private final Sessions sessions;
    private final GestureRoutes gestures;
    private final ListPages lists;
    private final DayPages days;

    public Pages(Reading reading, Commands commands, Supplier<HealthView> health, Sessions sessions, JournalReading journal,
            DayDesk desk) {
        this.reading = reading;
        this.shells = new Shells(reading, health, desk::oldestMissed);
        this.days = new DayPages(desk, reading, shells);
        this.sessions = sessions;
        this.gestures = new GestureRoutes(reading, commands, shells);
        this.lists = new ListPages(reading, shells, journal);
    }

    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.page("GET", "/", this::home),
                Route.page("GET", "/fragments/home", this::homeFragment),
                Route.page("GET", "/runs/{run}", this::run),
                Route.page("GET", "/fragments/runs/{run}", this::runFragment),
                Route.page("GET", "/order", this::order),
                Route.page("GET", "/login", this::login).openToAll(),
                Route.page("POST", "/preferences", this::preferences)));
        routes.addAll(gestures.routes());
        routes.addAll(lists.routes());
        routes.addAll(days.routes());
        return routes;
    }

    /** A refusal for a person in front of a browser. */
    public static String refusal(Language language, int status, Problem problem) {
        return render(out -> JterefusalGenerated.render(out, null, Words.in(language), status, problem.sentence().in(language)));
    }

    static String render(Consumer<HtmlTemplateOutput> template) {
        StringOutput text = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }

    static String fragment(Shell shell, Consumer<HtmlTemplateOutput> body) {
        return render(out -> JtefragmentGenerated.render(out, null, shell, new Content() {
            @Override
            public void writeTo(TemplateOutput output) {
                body.accept((HtmlTemplateOutput) output);
            }
        }));
    }

    private Answer home(Request request) {
        Shell shell = shells.shell(request, "home", "/");
        HomePage page = homePage(request);
        return Answer.html(render(out -> JtehomeGenerated.render(out, null, shell, page)));
    }

    private Answer homeFragment(Request request) {
        Shell shell = shells.shell(request, "home", "/");
        HomePage page = homePage(request);
        return Answer.html(fragment(shell, out -> JtehomeBodyGenerated.render(out, null, shell, page)));
    }

    private HomePage homePage(Request request) {
        Words words = shells.words(request);
        Times times = shells.times(request);
        Lines lines = new Lines(words, times);
        List<RunView> runs = reading.runs(RunQuery.ALL).items();
        List<RunView> live = runs.stream().filter(run -> !ended(run)).sorted(TO_COME_LAST).toList();
        List<RunView> over = runs.stream().filter(Pages::ended).toList();
        String note = over.size() > ENDED_MAX ? words.of("runs.more", ENDED_MAX, over.size()) : "";
        return new HomePage(
                reading.needs().stream().limit(50).map(lines::need).toList(), Chips.totals(reading.taskTotals()),
                live.stream().map(lines::run).toList(),
                over.reversed().stream().limit(ENDED_MAX).map(lines::run).toList(),
                reading.hosts().stream().map(host -> host(words, times, host)).toList(), brakes(words), note);
    }

    private static boolean ended(RunView run) {
        return List.of("succeeded", "failed", "cancelled").contains(run.state());
    }

    private static HomePage.HostLine host(Words words, Times times, HostView host) {
        Chip chip = switch (host.link()) {
            case "connected" -> new Chip("ok", "●", words.of("host.connected"));
            case "lost" -> new Chip("unk", "?", words.of("host.lost"));
            default -> new Chip("wait", "◦", words.of("host.never-seen"));
        };
        String note = words.of("host.note", host.live(), host.slots().map(String::valueOf).orElse("∞"))
                + (host.link().equals("lost") ? host.lastSeen().map(at -> " · " + words.of("host.seen", times.at(at))).orElse("") : "");
        return new HomePage.HostLine(Links.key("host-", host.name()), host.name(), chip, note);
    }

    private List<Offer> brakes(Words words) {
        boolean paused = reading.brakes().stream().anyMatch(brake -> brake.scope().equals("all"));
        return List.of(new Offer(words.of(paused ? "brakes.resume" : "brakes.pause"), paused
                ? "/brake?on=false" : "/brake?on=true", false));
    }

    private Answer run(Request request) {
        Optional<RunPage> page = runPage(request);
        if (page.isEmpty()) {
            return noSuchRun(request);
        }
        String query = query(request);
        Shell shell = shells.shell(request, "home", Links.run(request.path("run")) + query);
        String live = "/fragments" + Links.run(request.path("run")) + query;
        return Answer.html(render(out -> JterunGenerated.render(out, null, shell, page.get(), live)));
    }

    private Answer runFragment(Request request) {
        Optional<RunPage> page = runPage(request);
        if (page.isEmpty()) {
            return noSuchRun(request);
        }
        Shell shell = shells.shell(request, "home", Links.run(request.path("run")) + query(request));
        return Answer.html(fragment(shell, out -> JterunBodyGenerated.render(out, null, shell, page.get())));
    }

    private static String query(Request request) {
        return request.parameter("task").map(task -> "?task=" + Links.query(task)
                + request.parameter("attempt").map(number -> "&attempt=" + Links.query(number)).orElse("")).orElse("");
    }

    private static Answer noSuchRun(Request request) {
        return new Answer.Refused(404, new WebProblem.NoSuchThing(new Text("L’exécution", "Run"), request.path("run")));
    }

    private Optional<RunPage> runPage(Request request) {
        Optional<RunDetail> detail = reading.run(request.path("run"));
        if (detail.isEmpty()) {
            return Optional.empty();
        }
        Optional<TaskDetail> task = request.parameter("task").or(() -> telling(detail.get()))
                .flatMap(name -> reading.task(detail.get().run().id(), name));
        return Optional.of(new RunPages(shells.words(request), shells.times(request))
                .page(detail.get(), task, request.number("attempt", 0, 0, Integer.MAX_VALUE)));
    }

    /** Which task to show first: one that needs a person, else one that runs. */
    private static Optional<String> telling(RunDetail detail) {
        return detail.tasks().stream().filter(task -> task.needsPerson()).findFirst()
                .or(() -> detail.tasks().stream().filter(task -> task.state().equals("failed")).findFirst())
                .or(() -> detail.tasks().stream().filter(task -> task.state().equals("running")).findFirst())
                .map(task -> task.name());
    }

    private Answer order(Request request) {
        Words words = shells.words(request);
        List<OrderPage.PlanLine> plans = reading.estate().plans().stream().map(plan -> new OrderPage.PlanLine(
                plan.name(), plan.code().orElse(""), words.of(plan.title()), words.of("kind." + plan.kind()), plan.application(),
                plan.tasks(), "/order/" + Links.segment(plan.name()))).toList();
        OrderPage page = new OrderPage(plans, shells.times(request).date(reading.status().productionDate()));
        Shell shell = shells.shell(request, "order", "/order");
        return Answer.html(render(out -> JteorderGenerated.render(out, null, shell, page)));
    }

    private Answer login(Request request) {
        return request.parameter("code").flatMap(sessions::open)
                .<Answer>map(cookie -> new Answer.Redirect(Links.back(request.parameter("to").orElse("/")),
                        List.of(new Answer.Header("Set-Cookie", Sessions.COOKIE + "=" + cookie
                        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + Sessions.SESSION_SECONDS))))
                .orElseGet(() -> new Answer.Refused(401, new WebProblem.LinkSpent()));
    }

    private Answer preferences(Request request) {
        List<Answer.Header> cookies = new ArrayList<>();
        for (String name : List.of(Preferences.LANGUAGE, Preferences.THEME, Preferences.DENSITY)) {
            request.parameter(name).ifPresent(value -> cookies.add(Preferences.cookie(name, value)));
        }
        return new Answer.Redirect(Links.back(request.parameter("back").orElse("/")), cookies);
    }

    static Map<String, String> arguments(Request request) {
        return request.parametersBelow("arg.");
    }
}
