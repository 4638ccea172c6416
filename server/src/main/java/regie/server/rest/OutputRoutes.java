package regie.server.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Text;
import regie.protocol.ToServer;
import regie.server.api.AttemptView;
import regie.server.api.TaskDetail;
import regie.server.links.AgentLinks;
import regie.server.links.OutputReading;
import regie.server.views.Reading;
import regie.server.web.Answer;
import regie.server.web.Request;
import regie.server.web.Route;
import regie.server.web.WebProblem;

/**
 * Outputs of attempts, read from the agent that keeps them: bytes as they are for programs, made fit
 * to be shown for pages. They never pass through the database.
 */
final class OutputRoutes {

    private static final long ALL = Long.MAX_VALUE;
    private static final long ANSWER_MILLIS = 15_000;

    private final Reading reading;
    private final AgentLinks links;

    OutputRoutes(Reading reading, AgentLinks links) {
        this.reading = reading;
        this.links = links;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/runs/{run}/tasks/{task}/attempts/{attempt}/output",
                        "The output of an attempt: bytes as they are, or server-sent events when these are accepted.",
                                String.class, this::read)
                .with("from", "the first byte wanted, 0 by default; negative counts from the end")
                .with("max", "how many bytes at most")
                .with("follow", "true: go on until the attempt has ended"));
    }

    private Answer read(Request request) {
        Optional<TaskDetail> detail = reading.task(request.path("run"), request.path("task"));
        Optional<AttemptView> attempt = detail.flatMap(task -> attempt(task, request.path("attempt")));
        if (attempt.isEmpty() || attempt.get().host().isEmpty()) {
            return new Answer.Refused(404, new WebProblem.NoSuchThing(new Text("La tentative", "Attempt"), request.path("attempt")));
        }
        boolean follow = request.flag("follow") && attempt.get().endedAt().isEmpty();
        long from = from(request.position("from", 0), attempt.get());
        long max = request.position("max", ALL);
        AttemptView shown = attempt.get();
        if (request.header("Accept").filter(accept -> accept.contains("text/event-stream")).isPresent()) {
            boolean french = request.language() == regie.kernel.Language.FRENCH;
            return new Answer.Streamed("text/event-stream", out -> events(out, shown, from, max, follow, french));
        }
        return new Answer.Streamed("application/octet-stream", out -> bytes(out, shown, from, max, follow));
    }

    private static Optional<AttemptView> attempt(TaskDetail task, String number) {
        return number.equals("last") ? task.attempts().stream().findFirst()
                : task.attempts().stream().filter(one -> Integer.toString(one.number()).equals(number)).findFirst();
    }

    private static long from(long asked, AttemptView attempt) {
        return asked >= 0 ? asked : Math.max(0, attempt.outputBytes().orElse(0L) + asked);
    }

    private OutputReading open(AttemptView attempt, long from, long max, boolean follow) {
        int slash = attempt.task().indexOf('/');
        TaskId task = new TaskId(new RunId(attempt.task().substring(0, slash)), attempt.task().substring(slash + 1));
        return links.read(new HostName(attempt.host()), new AttemptId(task, attempt.number()), from, max, follow);
    }

    private void bytes(OutputStream out, AttemptView attempt, long from, long max, boolean follow) throws IOException {
        try (OutputReading read = open(attempt, from, max, follow)) {
            while (true) {
                Optional<ToServer.OutputChunk> chunk = read.next(ANSWER_MILLIS);
                if (chunk.isEmpty() && !follow) {
                    return;
                }
                if (chunk.isPresent()) {
                    out.write(chunk.get().data());
                    out.flush();
                    if (chunk.get().last()) {
                        return;
                    }
                }
            }
        }
    }

    private void events(OutputStream out, AttemptView attempt, long from, long max, boolean follow, boolean french) throws IOException {
        EventStream stream = new EventStream(out);
        PlainText plain = new PlainText();
        try (OutputReading read = open(attempt, from, max, follow)) {
            while (true) {
                Optional<ToServer.OutputChunk> chunk = read.next(EventStream.QUIET_MILLIS);
                if (chunk.isEmpty()) {
                    stream.stillThere();
                    continue;
                }
                String text = plain.take(chunk.get().data(), chunk.get().last());
                if (!text.isEmpty()) {
                    stream.event("output", "", text);
                }
                if (chunk.get().last()) {
                    stream.event("end", "", chunk.get().problem().map(said -> french ? said.fr() : said.en()).orElse(""));
                    return;
                }
            }
        }
    }
}
