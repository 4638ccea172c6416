package regie.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import regie.kernel.Actor;
import regie.server.api.LoginCode;
import regie.server.folder.StartRefused;
import regie.server.folder.StartProblem;
import regie.server.json.Json;

class WebServerTest {

    private static final String TOKEN = "0123456789abcdef";

    private static final Sessions SESSIONS = new Sessions(TOKEN, Instant::now);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = WebServer.start(InetAddress.getLoopbackAddress(), 0, SESSIONS, (language, status, problem) -> "");
        server.serve(List.of(
                new StaticFiles().route(),
                Route.get("/api/v1/who", "Who asks.", Map.class, request -> Answer.data(Map.of("who", request.actor().value()))),
                Route.get("/api/v1/runs/{run}/tasks/{task}", "Echo.", Map.class,
                        request -> Answer.data(Map.of("run", request.path("run"), "task", request.path("task")))),
                Route.post("/api/v1/echo", "Echo.", LoginCode.class, LoginCode.class,
                        request -> Answer.data(request.body(LoginCode.class))),
                Route.get("/api/v1/bug", "A bug.", Map.class, request -> {
                    throw new IllegalStateException("on purpose");
                })));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutTokenNothingIsSaid() throws Exception {
        HttpResponse<String> answer = send(get("/api/v1/who"));
        assertEquals(401, answer.statusCode());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("TokenMissing", Json.tree(answer.body()).get("code").stringValue());
        assertEquals(401, send(get("/api/v1/who").header("Authorization", "Bearer wrong")).statusCode());
    }

    @Test
    void theTokenLetsInAndNamesItsUser() throws Exception {
        HttpResponse<String> answer = send(get("/api/v1/who").header("Authorization", "Bearer " + TOKEN).header("Regie-Actor", "marie"));
        assertEquals(200, answer.statusCode());
        assertEquals("marie", Json.tree(answer.body()).get("who").stringValue());
        assertTrue(answer.headers().firstValue("Content-Security-Policy").orElseThrow().contains("script-src 'self'"));
    }

    @Test
    void problemsSpeakTheLanguageOfTheRequest() throws Exception {
        String french = send(get("/api/v1/who").header("Accept-Language", "fr-FR,fr;q=0.9")).body();
        assertTrue(Json.tree(french).get("detail").stringValue().startsWith("Cette adresse demande"), french);
        assertTrue(Json.tree(french).get("sentence").get("en").stringValue().startsWith("This address"), french);
    }

    @Test
    void aStrangeHostNameIsRefused() throws IOException {
        assertTrue(raw("GET /api/v1/who HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + TOKEN
                + "\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 403"));
    }

    @Test
    void aLinkOpensOneSession() throws Exception {
        String code = SESSIONS.newLink(new Actor("marie"));
        String cookie = SESSIONS.open(code).orElseThrow();
        assertTrue(SESSIONS.open(code).isEmpty(), "spent");
        HttpResponse<String> answer = send(get("/api/v1/who").header("Cookie", Sessions.COOKIE + "=" + cookie));
        assertEquals("marie", Json.tree(answer.body()).get("who").stringValue());
        String forged = cookie.substring(0, cookie.length() - 2) + "xx";
        assertEquals(401, send(get("/api/v1/who").header("Cookie", Sessions.COOKIE + "=" + forged)).statusCode());
        assertTrue(new Sessions("another token", Instant::now).holder(cookie).isEmpty());
    }

    @Test
    void aBrowserChangesThingsFromOurPagesOnly() throws Exception {
        String cookie = Sessions.COOKIE + "=" + SESSIONS.open(SESSIONS.newLink(new Actor("marie"))).orElseThrow();
        String body = "{\"url\":\"u\",\"until\":\"2026-11-23T00:00:00Z\"}";
        HttpRequest.Builder bare = post("/api/v1/echo", body).header("Cookie", cookie);
        assertEquals(403, send(bare.copy()).statusCode());
        assertEquals(403, send(bare.copy().header("Origin", "http://evil.example")).statusCode());
        assertEquals(403, send(bare.copy().header("Sec-Fetch-Site", "cross-site")).statusCode());
        assertEquals(200, send(bare.copy().header("Sec-Fetch-Site", "same-origin")).statusCode());
    }

    @Test
    void hostileNamesStayOneSegment() throws Exception {
        String body = send(authorized("/api/v1/runs/a@2026-01-01~2/tasks/each.x%2Fy%20%3Cb%3E")).body();
        assertEquals("each.x/y <b>", Json.tree(body).get("task").stringValue());
        assertEquals("a@2026-01-01~2", Json.tree(body).get("run").stringValue());
    }

    @Test
    void malformedBodiesAndBugsAreProblems() throws Exception {
        assertEquals(400, send(post("/api/v1/echo", "{nonsense").header("Authorization", "Bearer " + TOKEN)).statusCode());
        HttpResponse<String> unknown = send(post("/api/v1/echo", "{\"urll\":1}").header("Authorization", "Bearer " + TOKEN));
        assertEquals(400, unknown.statusCode());
        assertTrue(unknown.body().contains("urll"), unknown.body());
        assertEquals(500, send(authorized("/api/v1/bug")).statusCode());
        assertEquals(404, send(authorized("/api/v1/nowhere")).statusCode());
        assertEquals(413, send(post("/api/v1/echo", " ".repeat(Request.BODY_BYTES_MAX + 1)).header("Authorization", "Bearer " + TOKEN))
                .statusCode());
    }

    @Test
    void staticFilesAreOpenAndNothingElseIs() throws Exception {
        assertEquals(200, send(get("/static/regie.svg")).statusCode());
        assertEquals(404, send(get("/static/..%2f..%2fapplication.properties")).statusCode());
        assertFalse(raw("GET /static/../api/v1/who HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 200"));
    }

    @Test
    void aPortInUseIsAProblem() {
        StartRefused refused = assertThrows(StartRefused.class,
                () -> WebServer.start(InetAddress.getLoopbackAddress(), server.port(), SESSIONS,
                        (language, status, problem) -> ""));
        assertEquals(new StartProblem.PortInUse("127.0.0.1", server.port()), refused.problem());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpRequest.Builder authorized(String path) {
        return get(path).header("Authorization", "Bearer " + TOKEN);
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpRequest.Builder post(String path, String body) {
        return get(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
