package io.wiredesk.bench.index;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.EnrichedArticle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What OpenSearch alone does with the same articles: bulk requests of a thousand documents with a mapping of its own
/// making, from two threads, and a refresh at the end. Nothing is decoded, no version compared, no position kept.
final class RawBulk {
    private static final int BATCH = 1_000;
    private static final int THREADS = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI cluster;

    RawBulk(URI cluster) {
        this.cluster = cluster;
    }

    /// Articles a second.
    double run(String index, List<EnrichedArticle> articles) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> work = IntStream.range(0, THREADS)
                    .mapToObj(_ -> pool.submit(() -> {
                        for (int from = next.getAndAdd(BATCH); from < articles.size(); from = next.getAndAdd(BATCH)) {
                            send(index, articles.subList(from, Math.min(articles.size(), from + BATCH)));
                        }
                        return articles.size();
                    }))
                    .toList();
            for (Future<Integer> each : work) {
                int _ = each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("raw bulk failed", e.getCause());
        }
        var _ = call("POST", "/" + index + "/_refresh", "");
        return articles.size() * 1e9 / (System.nanoTime() - start);
    }

    void delete(String index) throws IOException, InterruptedException {
        var _ = call("DELETE", "/" + index, "");
    }

    private void send(String index, List<EnrichedArticle> articles) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (EnrichedArticle article : articles) {
            body.append("{\"index\":{\"_id\":\"").append(article.getId()).append("\"}}\n");
            body.append(document(article)).append('\n');
        }
        HttpResponse<String> answer = call("POST", "/" + index + "/_bulk?filter_path=errors", body.toString());
        if (answer.statusCode() != 200 || answer.body().contains("true")) {
            throw new IllegalStateException("bulk: " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(cluster.resolve(path))
                        .header("Content-Type", "application/x-ndjson")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static ObjectNode document(EnrichedArticle enriched) {
        var article = enriched.getArticle();
        ObjectNode document = JSON.createObjectNode()
                .put("id", enriched.getId())
                .put("title", article.getTitle())
                .put("text", article.getText())
                .put("published", article.getPublished().toString())
                .put("source", article.getSource().getDomain());
        enriched.getEntities().forEach(entity -> document.withArray("entities").add(entity.getId()));
        return document;
    }
}
