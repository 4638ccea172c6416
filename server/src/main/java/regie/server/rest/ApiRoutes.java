package regie.server.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import regie.kernel.Text;
import regie.server.api.AttemptView;
import regie.server.api.BrakeRequest;
import regie.server.api.BrakeView;
import regie.server.api.CapacityRequest;
import regie.server.api.CommandAnswer;
import regie.server.api.DeclaredEventRequest;
import regie.server.api.DeclaredEventView;
import regie.server.api.EstateView;
import regie.server.api.ExceptionView;
import regie.server.api.GestureAnswer;
import regie.server.api.GestureRequest;
import regie.server.api.HealthView;
import regie.server.api.HostView;
import regie.server.api.LateView;
import regie.server.api.JournalEntry;
import regie.server.api.LoginCode;
import regie.server.api.NeedView;
import regie.server.api.OrderRequest;
import regie.server.api.PutRightRequest;
import regie.server.api.ResourceView;
import regie.server.api.RunDetail;
import regie.server.api.RunView;
import regie.server.api.Slice;
import regie.server.api.StatusView;
import regie.server.api.StopRequest;
import regie.server.api.TaskDetail;
import regie.server.api.TaskView;
import regie.server.api.VerifyView;
import regie.server.api.WhyView;
import regie.server.forecast.LiveForecast;
import regie.server.gateway.Commands;
import regie.server.gateway.DayDesk;
import regie.server.gateway.EstateDesk;
import regie.server.links.AgentLinks;
import regie.server.views.Changes;
import regie.server.views.JournalReading;
import regie.server.views.Reading;
import regie.server.views.RunQuery;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;
import regie.server.web.WebProblem;

/** All routes of the API. Handlers only read the request and hand on. */
public final class ApiRoutes {

    private static final int LIMIT = 200;
    private static final int LIMIT_MAX = 1_000;

    private final Reading reading;
    private final Commands commands;
    private final JournalReading journal;
    private final Changes changes;
    private final AgentLinks links;
    private final Supplier<HealthView> health;
    private final Supplier<String> metrics;
    private final Function<Request, LoginCode> logins;
    private final Consumer<StopRequest> stop;
    private final String version;
    private final DayDesk desk;
    private final EstateDesk versions;
    private final LiveForecast forecast;

    /**
     * @param logins makes a link that opens the console once
     * @param stop begins to stop the server; returns at once
     */
    public ApiRoutes(
            Reading reading, Commands commands, JournalReading journal, Changes changes, AgentLinks links, Supplier<HealthView> health,
            Supplier<String> metrics, Function<Request, LoginCode> logins, Consumer<StopRequest> stop, String version,
            DayDesk desk, EstateDesk versions, LiveForecast forecast) {
        this.reading = reading;
        this.commands = commands;
        this.journal = journal;
        this.changes = changes;
        this.links = links;
        this.health = health;
        this.metrics = metrics;
        this.logins = logins;
        this.stop = stop;
        this.version = version;
        this.desk = desk;
        this.versions = versions;
        this.forecast = forecast;
    }

    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(runs());
        routes.addAll(commandRoutes());
        routes.addAll(estate());
        routes.addAll(declaredEvents());
        routes.addAll(house());
        routes.addAll(new DayRoutes(desk).routes());
        routes.addAll(new ForecastRoutes(forecast).routes());
        routes.addAll(new EstateRoutes(versions).routes());
        routes.addAll(new ChangeRoutes(changes).routes());
        routes.addAll(new OutputRoutes(reading, links).routes());
        Map<String, Object> description = OpenApi.of(routes, version);
        routes.add(Route.page("GET", "/api/v1/openapi.json", request -> Answer.data(description)).openToAll());
        return routes;
    }

    private List<Route> runs() {
        return List.of(
                Route.list("/api/v1/runs", "Runs, in the order in which they were ordered.", RunView.class, this::listRuns)
                        .with("state", "a run state, or live").with("plan", "a plan's name").with("application", "an application's name")
                        .with("date", "a production date").with("text", "stands in id, code or title")
                        .with("cursor", "next of the page before").with("limit", "1 to 1000"),
                Route.get("/api/v1/runs/{run}", "A run with its first 1,000 tasks.", RunDetail.class,
                        request -> found(request, "run", reading.run(request.path("run")))),
                Route.list("/api/v1/runs/{run}/tasks", "The tasks of a run in the order of the plan.", TaskView.class,
                        request -> found(request, "run", reading.tasks(request.path("run"), request.parameter("cursor"), limit(request))))
                        .with("cursor", "next of the page before").with("limit", "1 to 1000"),
                Route.get("/api/v1/runs/{run}/tasks/{task}", "A task with attempts, wait reasons and instruction.", TaskDetail.class,
                        request -> found(request, "task", reading.task(request.path("run"), request.path("task")))),
                Route.get("/api/v1/runs/{run}/tasks/{task}/why", "Why a task does not start, or does not end by itself.", WhyView.class,
                        request -> found(request, "task", reading.why(request.path("run"), request.path("task")))),
                Route.list("/api/v1/runs/{run}/tasks/{task}/attempts", "The attempts of a task, the latest first.", AttemptView.class,
                        request -> whole(reading.attempts(request.path("run"), request.path("task")))),
                Route.list("/api/v1/needs", "What nobody but a person can move.", NeedView.class, request -> whole(reading.needs())));
    }

    private List<Route> commandRoutes() {
        return List.of(
                Route.post("/api/v1/orders", "Order a run.", OrderRequest.class, CommandAnswer.class, request -> answered(
                        commands.order(request.body(OrderRequest.class), request.actor(), request.commandId()))),
                Route.post("/api/v1/gestures", "A gesture on one or many, or its preview.", GestureRequest.class, GestureAnswer.class,
                        request -> gestured(commands.gesture(request.body(GestureRequest.class), request.actor(), request.commandId()))),
                Route.list("/api/v1/brakes", "Pauses of dispatch in force.", BrakeView.class, request -> whole(reading.brakes())),
                Route.post("/api/v1/pause", "Nothing new starts there; what runs goes on.", BrakeRequest.class, CommandAnswer.class,
                        request -> answered(commands.pause(request.body(BrakeRequest.class), request.actor(), request.commandId()))),
                Route.post("/api/v1/resume", "Starts go on.", BrakeRequest.class, CommandAnswer.class,
                        request -> answered(commands.resume(request.body(BrakeRequest.class), request.actor(), request.commandId()))),
                Route.list("/api/v1/late", "What is out of its usual course now.", LateView.class, request -> whole(reading.late())),
                Route.list("/api/v1/exceptions", "What was bent and not yet put right.", ExceptionView.class,
                        request -> whole(reading.exceptions())),
                Route.post("/api/v1/exceptions/{exception}/put-right", "It is put right.", PutRightRequest.class, CommandAnswer.class,
                        request -> answered(commands.putRight(request.path("exception"), request.actor(),
                                request.body(PutRightRequest.class).reason().orElse(""), request.commandId()))));
    }

    private List<Route> estate() {
        return List.of(
                Route.get("/api/v1/estate", "The estate in force.", EstateView.class, request -> Answer.data(reading.estate())),
                Route.list("/api/v1/hosts", "Machines and their agents.", HostView.class, request -> whole(reading.hosts())),
                Route.post("/api/v1/hosts/{host}/slots", "Attempts at once on a host, from now on.", CapacityRequest.class,
                        CommandAnswer.class, request -> answered(commands.slots(request.path("host"),
                                request.body(CapacityRequest.class), request.actor(), request.commandId()))),
                Route.list("/api/v1/resources", "Resources, who holds them and who waits.", ResourceView.class,
                        request -> whole(reading.resources())),
                Route.post("/api/v1/resources/{resource}/capacity", "The capacity of a resource, from now on.", CapacityRequest.class,
                        CommandAnswer.class, request -> answered(commands.capacity(request.path("resource"),
                                request.body(CapacityRequest.class), request.actor(), request.commandId()))));
    }

    private List<Route> declaredEvents() {
        return List.of(
                Route.list("/api/v1/declared-events", "Declared events, those that are raised first.", DeclaredEventView.class,
                        request -> whole(reading.declaredEvents())),
                Route.post("/api/v1/declared-events/{event}/raise", "It is a fact from now on.", DeclaredEventRequest.class,
                        CommandAnswer.class, request -> answered(commands.raise(request.path("event"),
                                request.body(DeclaredEventRequest.class), request.actor(), request.commandId()))),
                Route.post("/api/v1/declared-events/{event}/drop", "It is a fact no more.", DeclaredEventRequest.class,
                        CommandAnswer.class, request -> answered(commands.drop(request.path("event"),
                                request.body(DeclaredEventRequest.class), request.actor(), request.commandId()))));
    }

    private List<Route> house() {
        return List.of(
                Route.get("/api/v1/status", "The server and its processes.", StatusView.class, request -> Answer.data(reading.status())),
                Route.list("/api/v1/journal", "Events of the journal, in order.", JournalEntry.class,
                        request -> Answer.data(journal.after(request.position("after", 0), limit(request))))
                        .with("after", "the last position already known").with("limit", "1 to 1000"),
                Route.get("/api/v1/journal/verify", "Walk the journal's chain of hashes.", VerifyView.class,
                        request -> Answer.data(journal.verify())),
                Route.post("/api/v1/login-codes", "A link that opens the console once.", LoginCodeRequest.class, LoginCode.class,
                        request -> Answer.data(logins.apply(request))),
                Route.post("/api/v1/stop", "Stop the server, its database and its agents.", StopRequest.class,
                        StatusView.class, this::stop),
                Route.page("GET", "/metrics", request -> new Answer.Bytes("text/plain;version=0.0.4;charset=utf-8",
                        metrics.get().getBytes(java.nio.charset.StandardCharsets.UTF_8), List.of())).openToAll(),
                Route.page("GET", "/health", this::health).openToAll());
    }

    /** Nothing is asked for. */
    public record LoginCodeRequest() {}

    private Answer health(Request request) {
        HealthView state = health.get();
        return new Answer.Data(state.healthy() ? 200 : 503, state);
    }

    private Answer stop(Request request) {
        StopRequest asked = request.body(StopRequest.class);
        StatusView status = reading.status();
        stop.accept(asked);
        return Answer.data(status);
    }

    private Answer listRuns(Request request) {
        return Answer.data(reading.runs(new RunQuery(
                request.parameter("state"), request.parameter("plan"), request.parameter("application"), request.parameter("date"),
                request.parameter("text"), request.parameter("cursor"), limit(request))));
    }

    private static int limit(Request request) {
        return request.number("limit", LIMIT, 1, LIMIT_MAX);
    }

    private static Answer whole(List<?> items) {
        return Answer.data(new Slice<>(items, Optional.empty()));
    }

    private static Answer found(Request request, String kind, Optional<?> thing) {
        Text words = kind.equals("run") ? new Text("L’exécution", "Run") : new Text("Le traitement", "Task");
        return thing.<Answer>map(Answer::data).orElseGet(() -> new Answer.Refused(404, new WebProblem.NoSuchThing(words,
                kind.equals("run") ? request.path("run") : request.path("run") + "/" + request.path("task"))));
    }

    private static Answer answered(CommandAnswer answer) {
        return answer.problem().<Answer>map(Answer.Problem::new).orElseGet(() -> Answer.data(answer));
    }

    /** One target that is refused is a refusal; of many, each has its own result. */
    private static Answer gestured(GestureAnswer answer) {
        boolean one = answer.results().size() == 1 && !answer.preview();
        return one && answer.refused() == 1
                ? answer.results().getFirst().problem().<Answer>map(Answer.Problem::new).orElseGet(() -> Answer.data(answer))
                : Answer.data(answer);
    }
}
