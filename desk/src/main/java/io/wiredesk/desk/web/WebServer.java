package io.wiredesk.desk.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.wiredesk.sink.query.QuerySyntaxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The page and the HTTP interface, as it runs. Every request has a virtual thread of its own.
public final class WebServer implements AutoCloseable {
    /// What addresses are asked with; the rest is before and after.
    private static final Set<HandlerType> METHODS =
            Set.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE);

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            // A browser names no origin without it, and a form could not tell its own page.
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final Javalin http;
    private final ArticleStream stream;
    private final FeedDirectory feeds;
    private final StoryDirectory stories;
    private final AlertPart alerts;
    private final String host;

    /// Searches, alerts and their readers; what rises.
    private record AlertPart(AlertDirectory directory, AlertStream stream, TrendRoutes trends)
            implements AutoCloseable {
        static AlertPart start(WebSources sources, Pages pages) {
            return new AlertPart(
                    AlertDirectory.start(sources.wire()),
                    new AlertStream(sources.wire()),
                    TrendRoutes.start(sources.wire(), pages));
        }

        void add(RoutesConfig routes, WebSources sources, Pages pages) {
            new AlertRoutes(sources, directory, stream, pages).add(routes);
            trends.add(routes);
        }

        @Override
        public void close() {
            stream.close();
            directory.close();
            trends.close();
        }
    }

    private WebServer(
            Javalin http,
            ArticleStream stream,
            FeedDirectory feeds,
            StoryDirectory stories,
            AlertPart alerts,
            String host) {
        this.http = http;
        this.stream = stream;
        this.feeds = feeds;
        this.stories = stories;
        this.alerts = alerts;
        this.host = host;
    }

    /// Starts serving.
    ///
    /// @throws IllegalStateException with one line, when the address can't be bound
    public static WebServer start(WebConfig config, WebSources sources) {
        refuseTaken(config);
        ArticleStream stream = new ArticleStream(sources.wire());
        FeedDirectory feeds = FeedDirectory.start(sources.wire());
        StoryDirectory stories = StoryDirectory.start(sources.wire());
        Pages pages = new Pages();
        AlertPart alerts = AlertPart.start(sources, pages);
        boolean local = isLoopback(config.host());
        Javalin http = Javalin.create(javalin -> {
            configure(javalin, local, config);
            ApiRoutes api = new ApiRoutes(sources, feeds, stream, alerts.directory(), config.semantic());
            api.add(javalin.routes);
            new RegistryRoutes(sources.wire()).add(javalin.routes);
            new PageRoutes(sources, feeds, api, pages, config.semantic()).add(javalin.routes);
            new StoryRoutes(sources, stories, pages).add(javalin.routes);
            alerts.add(javalin.routes, sources, pages);
            faults(javalin.routes);
        });
        try {
            http.start(config.host(), config.port());
        } catch (RuntimeException e) {
            feeds.close();
            stories.close();
            alerts.close();
            throw taken(config, e);
        }
        return new WebServer(http, stream, feeds, stories, alerts, host(config.host()));
    }

    private static void configure(JavalinConfig javalin, boolean local, WebConfig config) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.concurrency.useVirtualThreads = true;
        RoutesConfig routes = javalin.routes;
        routes.after(Etags::add);
        routes.before(context -> {
            HEADERS.forEach(context::header);
            if (local) {
                refuseForeignHost(context);
            }
        });
        if (config.guarded()) {
            new Gate(config).add(routes);
        }
    }

    private static void faults(RoutesConfig routes) {
        routes.exception(Problem.class, (problem, context) -> problem.answer(context));
        routes.exception(
                QuerySyntaxException.class,
                (e, context) -> new Problem(
                                400,
                                "The query can't be read",
                                String.valueOf(e.getMessage()),
                                e.suggestion()
                                        .<Map<String, Object>>map(
                                                s -> Map.of("position", e.position(), "suggestion", s))
                                        .orElse(Map.of("position", e.position())))
                        .answer(context));
        // What reads Kafka says in one line why it can't.
        routes.exception(IllegalStateException.class, (e, context) -> {
            LOG.warn("{}: {}", context.path(), e.getMessage());
            new Problem(503, "Not available", String.valueOf(e.getMessage())).answer(context);
        });
        routes.exception(IOException.class, (e, _) -> LOG.debug("a reader went away: {}", e.getMessage()));
        routes.exception(Exception.class, (e, context) -> {
            LOG.atError().setCause(e).log("{} failed", context.path());
            new Problem(500, "Internal error", "the request failed; the log says more").answer(context);
        });
        routes.error(404, context -> {
            if (!String.valueOf(context.res().getContentType()).contains("json")) {
                new Problem(404, "Not found", "there is nothing at " + context.path()).answer(context);
            }
        });
    }

    /// A page elsewhere must not reach us by a name of its own that resolves to this machine.
    private static void refuseForeignHost(Context context) {
        String host = String.valueOf(context.header("Host"));
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (!LOOPBACK.contains(name)) {
            throw new Problem(403, "Foreign host", "this page answers to localhost only; web.host opens it to others");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            throw new IllegalStateException("web.host '" + host + "' is unknown", e);
        }
    }

    /// The host of an address that a browser on this machine can open.
    private static String host(String bound) {
        try {
            InetAddress address = InetAddress.getByName(bound);
            String reachable = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
            return reachable.contains(":") ? "[" + reachable + "]" : reachable;
        } catch (IOException e) {
            throw new IllegalStateException("web.host '" + bound + "' is unknown", e);
        }
    }

    /// Jetty's own message names neither the port nor a remedy.
    private static void refuseTaken(WebConfig config) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(config.host(), config.port()));
        } catch (IOException e) {
            throw taken(config, e);
        }
    }

    private static IllegalStateException taken(WebConfig config, Exception why) {
        return new IllegalStateException(
                "the page can't be served on " + config.host() + " port " + config.port() + ": " + why.getMessage()
                        + "; stop what uses it or choose another with --web.port",
                why);
    }

    /// The addresses that answer, whatever the method, as they were registered: `/api/articles/{id}`.
    List<String> routes() {
        return http.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> METHODS.contains(endpoint.method))
                .map(endpoint -> endpoint.path)
                .distinct()
                .toList();
    }

    public int port() {
        return http.port();
    }

    /// Where a browser on this machine finds the page.
    public URI address() {
        return URI.create("http://" + host + ":" + port() + "/");
    }

    @Override
    public void close() {
        stream.close();
        feeds.close();
        stories.close();
        alerts.close();
        http.stop();
    }
}
