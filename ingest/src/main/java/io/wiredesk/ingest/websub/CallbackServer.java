package io.wiredesk.ingest.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.ingest.websub.Callback.Caller;
import io.wiredesk.news.FeedPush;
import io.wiredesk.news.FeedPushKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where hubs reach us: they ask whether a subscription is meant, say no, and push. Only what comes by a callback that
/// we gave is heard; only what is signed with its secret is kept.
///
/// Threading: safe for concurrent use, each request on a virtual thread.
///
/// Source: WebSub §5.2 (denial), §5.3 (verification of intent), §7 (content distribution).
public final class CallbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackServer.class);

    /// A record on the wire is 1 MB at most; a feed that is bigger is polled instead.
    private static final int MAX_RECORD_BYTES = 900_000;

    private static final int MAX_CHALLENGE_CHARS = 2_000;
    private static final int MAX_REASON_CHARS = 500;

    /// Requests that are read at the same time, each of them with a body in memory.
    private static final int MAX_REQUESTS = 32;

    private final Semaphore requests = new Semaphore(MAX_REQUESTS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Callback callback;
    private final PushSink sink;
    private final long maxBodyBytes;
    private final InstantSource clock;

    private CallbackServer(
            HttpServer server, Callback callback, PushSink sink, long maxBodyBytes, InstantSource clock) {
        this.server = server;
        this.callback = callback;
        this.sink = sink;
        this.maxBodyBytes = maxBodyBytes;
        this.clock = clock;
    }

    /// Starts in the background.
    ///
    /// @throws IllegalStateException with one line, when the port can't be had
    public static CallbackServer start(
            InetSocketAddress address, Callback callback, PushSink sink, long maxBodyBytes, InstantSource clock) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            CallbackServer started = new CallbackServer(server, callback, sink, maxBodyBytes, clock);
            server.setExecutor(started.threads);
            server.createContext("/", started::answer);
            server.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "hubs can't be heard at " + address + " (ingest.websub.host, .port): " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Caller> caller = callback.caller(exchange.getRequestURI().getPath());
            if (caller.isEmpty()) {
                reply(exchange, 404, "");
            } else if (!requests.tryAcquire()) {
                reply(exchange, 503, "");
            } else {
                try {
                    hear(exchange, caller.get());
                } finally {
                    requests.release();
                }
            }
        }
    }

    private void hear(HttpExchange exchange, Caller caller) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> verify(exchange, caller);
            case "POST" -> take(exchange, caller);
            default -> reply(exchange, 405, "");
        }
    }

    /// We never end a subscription early, so who asks whether that is meant is told no.
    private void verify(HttpExchange exchange, Caller caller) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String mode = query.getOrDefault("hub.mode", "");
        String topic = query.getOrDefault("hub.topic", "");
        String challenge = query.getOrDefault("hub.challenge", "");
        FeedPush.Builder push = push(caller).setTopic(topic);
        if (!caller.isAbout(topic)) {
            reply(exchange, 404, "");
        } else if (mode.equals("denied")) {
            String reason = query.getOrDefault("hub.reason", "");
            push.setReason(reason.substring(0, Math.min(MAX_REASON_CHARS, reason.length())));
            keep(exchange, push.setKind(FeedPushKind.DENIED), "");
        } else if (mode.equals("subscribe") && !challenge.isEmpty() && challenge.length() <= MAX_CHALLENGE_CHARS) {
            push.setLeaseSeconds(seconds(query.get("hub.lease_seconds")));
            keep(exchange, push.setKind(FeedPushKind.CONFIRMED), challenge);
        } else {
            reply(exchange, 404, "");
        }
    }

    private static @Nullable Long seconds(@Nullable String lease) {
        return lease != null && lease.strip().matches("\\d{1,9}") ? Long.valueOf(lease.strip()) : null;
    }

    /// A push with a wrong signature is passed over; the hub hears nothing of that.
    private void take(HttpExchange exchange, Caller caller) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes((int) Math.min(Integer.MAX_VALUE, maxBodyBytes + 1));
        if (body.length > maxBodyBytes) {
            reply(exchange, 413, "");
            return;
        }
        String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
        if (!PushSignature.matches(signature, body, callback.secret(caller))) {
            LOG.atWarn().addKeyValue("feed", caller.feedId()).log("a push that its hub has not signed is passed over");
            reply(exchange, 202, "");
            return;
        }
        FeedPush.Builder push = push(caller).setKind(FeedPushKind.CHANGED);
        if (body.length > 0 && body.length <= MAX_RECORD_BYTES) {
            push.setContentType(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .setBody(ByteBuffer.wrap(body));
        }
        keep(exchange, push, "");
    }

    private FeedPush.Builder push(Caller caller) {
        return FeedPush.newBuilder()
                .setFeedId(caller.feedId())
                .setReceivedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /// Says yes once it is kept.
    private void keep(HttpExchange exchange, FeedPush.Builder push, String answer) throws IOException {
        try {
            sink.accept(push.build());
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("feed", push.getFeedId()).log("a hub is to say it again: {}", e.getMessage());
            reply(exchange, 503, "");
            return;
        }
        reply(exchange, 200, answer);
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        // The challenge is somebody else's text: nobody is to take it for a page of ours.
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : (raw == null ? "" : raw).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            values.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return values;
    }

    private static String decoded(String coded) {
        try {
            return URLDecoder.decode(coded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
