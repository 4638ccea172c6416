package regie.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import regie.kernel.Language;
import regie.kernel.Problem;
import regie.kernel.Text;
import regie.server.api.ProblemView;
import regie.server.json.Json;

/** Puts an {@link Answer} on the wire. */
public final class Replies {

    private final RefusalView refusals;

    Replies(RefusalView refusals) {
        this.refusals = refusals;
    }

    void send(Request request, HttpServletResponse http, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Data data -> write(http, data.status(), "application/json", Json.bytes(data.body()));
            case Answer.Html html -> write(http, html.status(), "text/html;charset=utf-8", html.page().getBytes(StandardCharsets.UTF_8));
            case Answer.Bytes bytes -> {
                set(http, bytes.headers());
                write(http, 200, bytes.mediaType(), bytes.body());
            }
            case Answer.Streamed streamed -> {
                http.setStatus(200);
                http.setContentType(streamed.mediaType());
                http.setHeader("Cache-Control", "no-store");
                http.setHeader("X-Accel-Buffering", "no");
                http.flushBuffer();
                streamed.writing().to(http.getOutputStream());
            }
            case Answer.Refused refused -> refuse(request, http, refused.status(), refused.problem());
            case Answer.Problem said -> write(http, said.problem().status(), "application/problem+json",
                    Json.bytes(localised(said.problem(), request.language())));
            case Answer.Redirect redirect -> {
                set(http, redirect.headers());
                http.setStatus(303);
                http.setHeader("Location", redirect.to());
            }
        }
    }

    void refuse(Request request, HttpServletResponse http, int status, Problem problem) throws IOException {
        if (status == 401) {
            http.setHeader("WWW-Authenticate", "Bearer");
        }
        if (request.wantsHtml()) {
            write(http, status, "text/html;charset=utf-8",
                    refusals.page(request.language(), status, problem).getBytes(StandardCharsets.UTF_8));
            return;
        }
        write(http, status, "application/problem+json", Json.bytes(problem(problem, status, request.language())));
    }

    /** A problem as RFC 9457 wants it. */
    public static ProblemView problem(Problem problem, int status, Language language) {
        Text sentence = problem.sentence();
        return new ProblemView("about:blank", title(status), status, sentence.in(language), problem.code(), sentence);
    }

    private static ProblemView localised(ProblemView said, Language language) {
        return new ProblemView(said.type(), title(said.status()), said.status(), said.sentence().in(language), said.code(),
                said.sentence());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            case 503 -> "Service Unavailable";
            default -> "Error";
        };
    }

    private static void set(HttpServletResponse http, List<Answer.Header> headers) {
        headers.forEach(header -> http.addHeader(header.name(), header.value()));
    }

    private static void write(HttpServletResponse http, int status, String type, byte[] body) throws IOException {
        http.setStatus(status);
        http.setContentType(type);
        if (http.getHeader("Cache-Control") == null) {
            http.setHeader("Cache-Control", "no-store");
        }
        http.setContentLength(body.length);
        http.getOutputStream().write(body);
    }
}
