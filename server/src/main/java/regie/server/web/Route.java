package regie.server.web;

import java.util.List;
import java.util.Optional;

/**
 * One address: what the dispatcher serves and what the API's description says.
 *
 * @param path a pattern such as {@code /api/v1/runs/{run}}
 * @param summary one English sentence for the description
 * @param body what the request carries
 * @param answer what comes back; a slice of them when {@code listed}
 * @param open needs no token
 */
public record Route(
        String method,
        String path,
        String summary,
        List<Query> queries,
        Optional<Class<?>> body,
        Optional<Class<?>> answer,
        boolean listed,
        boolean open,
        Handler handler) {

    public record Query(String name, String meaning) {}

    @FunctionalInterface
    public interface Handler {
        Answer answer(Request request);
    }

    public static Route get(String path, String summary, Class<?> answer, Handler handler) {
        return new Route("GET", path, summary, List.of(), Optional.empty(), Optional.of(answer), false, false, handler);
    }

    public static Route list(String path, String summary, Class<?> item, Handler handler) {
        return new Route("GET", path, summary, List.of(), Optional.empty(), Optional.of(item), true, false, handler);
    }

    public static Route post(String path, String summary, Class<?> body, Class<?> answer, Handler handler) {
        return new Route("POST", path, summary, List.of(), Optional.of(body), Optional.of(answer), false, false, handler);
    }

    public static Route put(String path, String summary, Class<?> body, Class<?> answer, Handler handler) {
        return new Route("PUT", path, summary, List.of(), Optional.of(body), Optional.of(answer), false, false, handler);
    }

    /** A page of the console: not part of the API's description. */
    public static Route page(String method, String path, Handler handler) {
        return new Route(method, path, "", List.of(), Optional.empty(), Optional.empty(), false, false, handler);
    }

    public Route with(String query, String meaning) {
        var more = new java.util.ArrayList<>(queries);
        more.add(new Query(query, meaning));
        return new Route(method, path, summary, List.copyOf(more), body, answer, listed, open, handler);
    }

    public Route openToAll() {
        return new Route(method, path, summary, queries, body, answer, listed, true, handler);
    }
}
