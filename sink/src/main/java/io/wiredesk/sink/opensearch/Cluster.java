package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests to a cluster. What is overloaded or away for a moment (429, 5xx, no connection) is asked again, later each
/// time. Safe for concurrent use.
final class Cluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    /// About a minute in all, far below what a consumer may stay away from its group.
    private static final int MOST_TRIES = 12;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    /// An answer, whether it is a good one or not.
    record Answer(int status, JsonNode body) {}

    Cluster(URI base) {
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
    }

    /// An answer that must be a good one.
    ///
    /// @throws UncheckedIOException where it isn't, with the cluster's reason
    JsonNode call(String method, String path, @Nullable String body) {
        Answer answer = ask(method, path, body);
        if (answer.status() >= 300) {
            throw refused(method, path, answer);
        }
        return answer.body();
    }

    /// An answer, asked for until the cluster has time for one.
    Answer ask(String method, String path, @Nullable String body) {
        for (int tries = 1; ; tries++) {
            try {
                Answer answer = send(method, path, body);
                if ((answer.status() != 429 && answer.status() < 500) || tries == MOST_TRIES) {
                    return answer;
                }
                waitBefore(tries, path, "status " + answer.status());
            } catch (IOException e) {
                if (tries == MOST_TRIES) {
                    throw new UncheckedIOException("OpenSearch at " + base + " can't be reached", e);
                }
                waitBefore(tries, path, String.valueOf(e.getMessage()));
            }
        }
    }

    private Answer send(String method, String path, @Nullable String body) throws IOException {
        String type = path.contains("_bulk") ? "application/x-ndjson" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", type)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode json = response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), json);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while OpenSearch was asked", e));
        }
    }

    /// Longer each time, and never in step with others.
    void waitBefore(int tries, String what, String why) {
        long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << tries);
        long millis = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        LOG.atWarn().addKeyValue("request", what).addKeyValue("reason", why).log("asked again in {} ms", millis);
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while OpenSearch was waited for", e));
        }
    }

    static UncheckedIOException refused(String method, String path, Answer answer) {
        String reason = answer.body()
                .path("error")
                .path("root_cause")
                .path(0)
                .path("reason")
                .asText("");
        return new UncheckedIOException(new IOException(
                "OpenSearch answers " + answer.status() + " to " + method + " " + path + ": " + reason));
    }

    @Override
    public void close() {
        http.close();
    }
}
