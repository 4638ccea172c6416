package regie.server.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import regie.kernel.Actor;

/**
 * Lets a request in, or says why not: the host's name (against DNS rebinding), the token or the
 * session, and for a browser's changes that they come from our own pages. Sets the headers that
 * keep foreign code out of the console.
 */
final class Gate implements Filter {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
            + " font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final Replies replies;
    private final Set<String> hosts;
    private final Predicate<String> open;

    /**
     * @param hosts the names that we answer to, without a port
     * @param open addresses that need nobody's leave
     */
    Gate(Sessions sessions, Replies replies, Set<String> hosts, Predicate<String> open) {
        this.sessions = sessions;
        this.replies = replies;
        this.hosts = hosts;
        this.open = open;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("Content-Security-Policy", POLICY);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Referrer-Policy", "no-referrer");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        Optional<WebProblem> refusal = refusal(http);
        if (refusal.isPresent()) {
            replies.refuse(new Request(http, Map.of()), answer, refusal.get().status(), refusal.get());
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<WebProblem> refusal(HttpServletRequest http) {
        String host = withoutPort(http.getHeader("Host"));
        if (!hosts.contains(host)) {
            return Optional.of(new WebProblem.HostNotOurs(host));
        }
        Optional<Caller> caller = caller(http);
        if (caller.isEmpty()) {
            return open.test(http.getRequestURI()) ? Optional.empty() : Optional.of(new WebProblem.TokenMissing());
        }
        if (caller.get().byCookie() && !SAFE.contains(http.getMethod()) && !fromOurPages(http)) {
            return Optional.of(new WebProblem.OtherOrigin());
        }
        http.setAttribute(Caller.ATTRIBUTE, caller.get());
        return Optional.empty();
    }

    private Optional<Caller> caller(HttpServletRequest http) {
        String authorization = http.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return sessions.isToken(authorization.substring(7).strip())
                    ? Optional.of(new Caller(statedActor(http), false)) : Optional.empty();
        }
        return new Request(http, Map.of()).cookie(Sessions.COOKIE).flatMap(sessions::holder).map(actor -> new Caller(actor, true));
    }

    /** Whoever reads the token is trusted to say which user of the machine acts. */
    private static Actor statedActor(HttpServletRequest http) {
        String stated = http.getHeader("Regie-Actor");
        return new Actor(stated == null || stated.isBlank() || stated.length() > 100 ? "token" : stated.strip());
    }

    private static boolean fromOurPages(HttpServletRequest http) {
        String site = http.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = http.getHeader("Origin");
        return origin != null && origin.equals("http://" + http.getHeader("Host"));
    }

    private static String withoutPort(String host) {
        if (host == null) {
            return "";
        }
        int bracket = host.indexOf(']');
        int colon = host.indexOf(':', Math.max(bracket, 0));
        return (colon < 0 ? host : host.substring(0, colon)).toLowerCase(java.util.Locale.ROOT);
    }
}
