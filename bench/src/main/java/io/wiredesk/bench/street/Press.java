package io.wiredesk.bench.street;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.bench.poll.RssText;
import io.wiredesk.news.Article;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Feeds on the loopback interface that list what was printed last, text and all.
///
/// Threading: safe for concurrent use.
final class Press implements AutoCloseable {
    /// Entries that a feed lists: more than it prints between two polls.
    private static final int LISTED = 60;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Deque<String>> feeds = new ArrayList<>();
    private int printed;

    Press(int count) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        for (int i = 0; i < count; i++) {
            feeds.add(new ArrayDeque<>());
        }
        http.createContext("/", this::answer);
        http.start();
    }

    List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            addresses.add(base() + "/feed/" + i);
        }
        return addresses;
    }

    private String base() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// Puts an article into the next feed.
    ///
    /// @return its address
    synchronized String print(Article article) {
        Deque<String> feed = feeds.get(printed % feeds.size());
        String url = base() + "/article-" + printed++ + ".html";
        feed.addFirst(RssText.item(article.getTitle(), url, Instant.now(), article.getText()));
        if (feed.size() > LISTED) {
            feed.removeLast();
        }
        return url;
    }

    private synchronized String document(int feed) {
        return RssText.document("Paper " + feed, base() + "/", List.copyOf(feeds.get(feed)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!path.startsWith("/feed/")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = document(Integer.parseInt(path.substring("/feed/".length())))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
