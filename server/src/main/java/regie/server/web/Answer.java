package regie.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import regie.server.api.ProblemView;

/** What a handler answers, as a value. */
public sealed interface Answer {

    /** A record as JSON. */
    record Data(int status, Object body) implements Answer {}

    record Html(int status, String page) implements Answer {}

    /** Text or bytes of a media type, wholly in memory. */
    record Bytes(String mediaType, byte[] body, List<Header> headers) implements Answer {}

    /** Written bit by bit; the thread of the request stays with it until it returns or the client goes. */
    record Streamed(String mediaType, Writing writing) implements Answer {}

    /** A refusal, as problem+json for programs and as a page for browsers. */
    record Refused(int status, regie.kernel.Problem problem) implements Answer {}

    /** A refusal that was put into words elsewhere, by another server perhaps. */
    record Problem(ProblemView problem) implements Answer {}

    /** See other: after a form, so that a reload does not send it again. */
    record Redirect(String to, List<Header> headers) implements Answer {}

    record Header(String name, String value) {}

    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static Answer data(Object body) {
        return new Data(200, body);
    }

    static Answer html(String page) {
        return new Html(200, page);
    }

    static Answer redirect(String to) {
        return new Redirect(to, List.of());
    }
}
