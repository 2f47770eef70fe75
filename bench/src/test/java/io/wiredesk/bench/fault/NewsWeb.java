package io.wiredesk.bench.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Feeds that get a new entry each time they are polled, and change every fourth entry in its words some polls later.
/// Remembers which edition of which entry was sent to its last byte. A feed may be made to misbehave.
///
/// Threading: safe for concurrent use.
final class NewsWeb implements AutoCloseable {
    /// Entries that a feed lists: more than are polled while a stage is away.
    private static final int LISTED = 80;

    private static final int EDITED_EVERY = 4;
    private static final int EDITED_AFTER = 3;
    private static final int WORDS = 90;
    private static final String[] SYLLABLES = {
        "ba", "con", "de", "ter", "in", "ra", "mo", "li", "sta", "per", "tion", "al", "ver", "ko", "ment", "si", "ro",
        "tu", "pre", "an", "dis", "ful", "ger", "ha", "ing", "lo", "men", "no", "pa", "ster"
    };

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Feed> feeds = new ArrayList<>();
    private final Set<Edition> sent = new LinkedHashSet<>();
    private volatile boolean frozen;

    /// One wording of an entry: 1 is the first, 2 the one after it was changed.
    record Edition(String url, int number) {}

    /// How a feed answers.
    enum Mood {
        WELL,
        /// HTTP 500.
        ERROR,
        /// Half the body, then the end of the connection.
        CUT,
        /// So slow that the poll times out.
        SLOW,
        /// Not XML at all.
        GARBAGE,
        /// Well and HTTP 503 in turns.
        FLAPPING
    }

    NewsWeb(int count) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        for (int i = 0; i < count; i++) {
            feeds.add(new Feed(i));
        }
        http.createContext("/", this::answer);
        http.start();
    }

    String url(int feed) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/feed/" + feed;
    }

    int size() {
        return feeds.size();
    }

    void mood(int feed, Mood mood) {
        feeds.get(feed).mood = mood;
    }

    /// Whether nothing new may appear.
    void freeze(boolean now) {
        frozen = now;
    }

    /// The editions that were sent so far, the oldest first.
    List<Edition> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/feed/")) {
                feeds.get(Integer.parseInt(path.substring("/feed/".length()))).answer(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private final class Feed {
        private final int number;
        private volatile Mood mood = Mood.WELL;
        private int version;
        private int polls;

        Feed(int number) {
            this.number = number;
        }

        private void answer(HttpExchange exchange) throws IOException {
            Mood now = mood;
            int poll;
            synchronized (this) {
                poll = polls++;
            }
            switch (now) {
                case WELL -> well(exchange);
                case FLAPPING -> {
                    if (poll % 2 == 0) {
                        well(exchange);
                    } else {
                        exchange.sendResponseHeaders(503, -1);
                    }
                }
                case ERROR -> exchange.sendResponseHeaders(500, -1);
                case SLOW -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('<');
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(8_000_000_000L);
                }
                case CUT -> {
                    byte[] body = body(version());
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body, 0, body.length / 2);
                }
                case GARBAGE -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("\u0000not a feed".getBytes(StandardCharsets.UTF_8));
                }
            }
        }

        private synchronized int version() {
            return version;
        }

        private void well(HttpExchange exchange) throws IOException {
            int now;
            synchronized (this) {
                now = frozen ? version : ++version;
            }
            String etag = "\"" + now + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = body(now);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            synchronized (sent) {
                for (int entry = first(now); entry <= now; entry++) {
                    sent.add(new Edition(link(entry), edition(entry, now)));
                }
            }
        }

        private int first(int now) {
            return Math.max(1, now - LISTED + 1);
        }

        private int edition(int entry, int now) {
            return entry % EDITED_EVERY == 0 && now >= entry + EDITED_AFTER ? 2 : 1;
        }

        private String link(int entry) {
            return "http://127.0.0.1:" + http.getAddress().getPort() + "/" + number + "/" + entry;
        }

        private byte[] body(int now) {
            StringBuilder rss = new StringBuilder(64_000)
                    .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Paper ")
                    .append(number)
                    .append("</title><link>http://127.0.0.1/</link><description>made up</description>");
            for (int entry = now; entry >= first(now); entry--) {
                int edition = edition(entry, now);
                rss.append("<item><title>Report ")
                        .append(entry)
                        .append(" of paper ")
                        .append(number)
                        .append("</title><link>")
                        .append(link(entry))
                        .append("</link><guid>")
                        .append(link(entry))
                        .append("</guid><description>")
                        .append(edition == 1 ? "First edition. " : "Second edition. ");
                text(new Random(number * 1_000_003L + entry), rss);
                rss.append("</description></item>");
            }
            return rss.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
        }

        /// Words of its own for every entry, so that no two are copies of each other.
        private static void text(Random random, StringBuilder to) {
            for (int word = 0; word < WORDS; word++) {
                for (int n = 1 + random.nextInt(3); n >= 0; n--) {
                    to.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
                }
                to.append(word % 12 == 11 ? ". " : " ");
            }
        }
    }
}
