package regie.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.HttpRequestHandlerAdapter;
import regie.runtime.journal.JournalAway;
import regie.server.folder.StartProblem;
import regie.server.folder.StartRefused;

/**
 * The HTTP edge, running: Spring Boot's Tomcat and dispatcher over our table of routes.
 *
 * <p>Nothing is scanned or auto-configured: the context holds a factory, a servlet, a filter and a
 * mapping, all given by hand, which is most of the difference between one second and three.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final java.util.logging.Logger TOMCAT = java.util.logging.Logger.getLogger("org.apache");

    /** It warns of threads that live on when a context is closed: ours, which are closed after it. */
    private static final java.util.logging.Logger MEMORY_LEAKS =
            java.util.logging.Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");

    private final ConfigurableApplicationContext context;
    private final int port;
    private final AtomicReference<RouteTable> table;

    private WebServer(ConfigurableApplicationContext context, int port, AtomicReference<RouteTable> table) {
        this.context = context;
        this.port = port;
        this.table = table;
    }

    /**
     * Listens; until {@link #serve} every address answers that the server is still starting.
     *
     * @param port 0 for any that is free
     * @throws StartRefused when the port is taken
     */
    public static WebServer start(InetAddress bind, int port, Sessions sessions, RefusalView refusals) {
        quieten();
        AtomicReference<RouteTable> table = new AtomicReference<>(new RouteTable(List.of(STARTING)));
        Replies replies = new Replies(refusals);
        SpringApplication application = new SpringApplication(Empty.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setAddCommandLineProperties(false);
        application.setDefaultProperties(Map.of("spring.main.lazy-initialization", "false"));
        application.addInitializers(context -> register((GenericApplicationContext) context, bind, port, sessions, replies, table));
        try {
            ConfigurableApplicationContext context = application.run();
            int chosen = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
            return new WebServer(context, chosen, table);
        } catch (PortInUseException taken) {
            throw new StartRefused(new StartProblem.PortInUse(bind.getHostAddress(), port));
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof PortInUseException || cause instanceof java.net.BindException) {
                    throw new StartRefused(new StartProblem.PortInUse(bind.getHostAddress(), port));
                }
            }
            throw failed;
        }
    }

    private static final Route STARTING = Route.page("GET", "/{*any}", request -> new Answer.Refused(503, new WebProblem.NotNow(
            new regie.kernel.Text("Le serveur démarre.", "The server is starting.")))).openToAll();

    /** Spring wants a class to start from; ours declares nothing. */
    static final class Empty {}

    private static void register(
            GenericApplicationContext context, InetAddress bind, int port, Sessions sessions, Replies replies,
            AtomicReference<RouteTable> table) {
        context.registerBean(TomcatServletWebServerFactory.class, () -> tomcat(bind, port));
        context.registerBean("routes", HandlerMapping.class, () -> new RoutesMapping(table, replies));
        context.registerBean(HttpRequestHandlerAdapter.class, HttpRequestHandlerAdapter::new);
        context.registerBean("gate", FilterRegistrationBean.class,
                () -> new FilterRegistrationBean<>(new Gate(sessions, replies, names(bind), address -> table.get().isOpen(address))));
        context.registerBean("dispatcher", ServletRegistrationBean.class, () -> {
            DispatcherServlet servlet = new DispatcherServlet(
                    (org.springframework.web.context.WebApplicationContext) context);
            servlet.setDetectAllHandlerExceptionResolvers(false);
            ServletRegistrationBean<DispatcherServlet> registration = new ServletRegistrationBean<>(servlet, "/");
            registration.setLoadOnStartup(1);
            return registration;
        });
    }

    private static TomcatServletWebServerFactory tomcat(InetAddress bind, int port) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port);
        factory.setAddress(bind);
        factory.setRegisterDefaultServlet(false);
        factory.addConnectorCustomizers(WebServer::tune);
        factory.addProtocolHandlerCustomizers(protocol -> protocol.setExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory())));
        return factory;
    }

    private static void tune(Connector connector) {
        // A key of a foreach item may hold a slash; its address then has %2F, which stays one segment.
        connector.setEncodedSolidusHandling("passthrough");
        connector.setProperty("relaxedPathChars", "|");
        connector.setMaxPostSize(Request.BODY_BYTES_MAX);
        connector.setXpoweredBy(false);
    }

    private static Set<String> names(InetAddress bind) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        if (!bind.isAnyLocalAddress()) {
            String address = bind.getHostAddress();
            names.add(address.contains(":") ? "[" + address + "]" : address);
            names.add(bind.getHostName().toLowerCase(java.util.Locale.ROOT));
        }
        return names;
    }

    /** Spring Boot leaves logging to us, and Tomcat tells the JDK's logger of warnings only. */
    private static void quieten() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        TOMCAT.setLevel(Level.WARNING);
        MEMORY_LEAKS.setLevel(Level.SEVERE);
    }

    /** From now on these are the addresses. */
    public void serve(List<Route> routes) {
        table.set(new RouteTable(routes));
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Spring's dispatcher asks this for the handler of a request. */
    private record RoutesMapping(AtomicReference<RouteTable> table, Replies replies) implements HandlerMapping {

        @Override
        public HandlerExecutionChain getHandler(HttpServletRequest http) {
            return new HandlerExecutionChain((HttpRequestHandler) this::serve);
        }

        private void serve(HttpServletRequest http, HttpServletResponse response) throws IOException {
            Map<String, String> variables = new HashMap<>();
            Request request = new Request(http, variables);
            Answer answer;
            try {
                answer = table.get().find(http.getMethod(), http.getRequestURI(), variables).handler().answer(request);
            } catch (RefusedRequest refused) {
                answer = new Answer.Refused(refused.problem().status(), refused.problem());
            } catch (JournalAway away) {
                answer = new Answer.Refused(503, new WebProblem.DatabaseAway());
            } catch (RuntimeException bug) {
                String reference = UUID.randomUUID().toString().substring(0, 8);
                LOG.error("A request failed by a bug; it was answered 500 with reference {} ({} {})",
                        reference, http.getMethod(), http.getRequestURI(), bug);
                answer = new Answer.Refused(500, new WebProblem.Broken(reference));
            }
            replies.send(request, response, answer);
        }
    }
}
