package regie.server.rest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import regie.kernel.Text;
import regie.server.api.CatchUpAnswer;
import regie.server.api.CatchUpRequest;
import regie.server.api.CommandAnswer;
import regie.server.api.DateSetRequest;
import regie.server.api.DayState;
import regie.server.api.MissedStart;
import regie.server.api.PeriodRequest;
import regie.server.api.PlannedDay;
import regie.server.api.Slice;
import regie.server.gateway.DayDesk;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;
import regie.server.web.WebProblem;

/** Routes about the day as a whole. */
final class DayRoutes {

    private final DayDesk desk;

    DayRoutes(DayDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/day", "How the day stands: dates planned, starts missed, leftovers, periods.", DayState.class,
                        request -> Answer.data(desk.state())),
                Route.get("/api/v1/days/{date}", "What is planned for a production date, beside what is ordered.", PlannedDay.class,
                        this::day),
                Route.list("/api/v1/missed-starts", "Starts missed during an outage that wait for an answer.", MissedStart.class,
                        request -> Answer.data(new Slice<>(desk.missed(), Optional.empty()))),
                Route.post("/api/v1/missed-starts", "Say whether they are caught up, or see what that would do.", CatchUpRequest.class,
                        CatchUpAnswer.class, this::catchUp),
                Route.post("/api/v1/date-settings", "Variables of a plan for one production date.", DateSetRequest.class,
                        CommandAnswer.class, request -> answered(desk.set(request.body(DateSetRequest.class), request.actor(),
                                request.commandId()))),
                Route.post("/api/v1/periods/{period}/advance", "A period is over: the next one is open.", PeriodRequest.class,
                        CommandAnswer.class, request -> answered(desk.advance(request.path("period"), request.body(PeriodRequest.class),
                                request.actor(), request.commandId()))));
    }

    private Answer day(Request request) {
        try {
            return Answer.data(desk.day(LocalDate.parse(request.path("date"))));
        } catch (DateTimeParseException notOne) {
            return new Answer.Refused(404, new WebProblem.NoSuchThing(new Text("La date", "Date"), request.path("date")));
        }
    }

    private Answer catchUp(Request request) {
        CatchUpAnswer answer = desk.catchUp(request.body(CatchUpRequest.class), request.actor(), request.commandId());
        return answer.problem().<Answer>map(Answer.Problem::new).orElseGet(() -> Answer.data(answer));
    }

    private static Answer answered(CommandAnswer answer) {
        return answer.problem().<Answer>map(Answer.Problem::new).orElseGet(() -> Answer.data(answer));
    }
}
