package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.micrometer.core.instrument.Metrics;
import io.wiredesk.sink.SinkConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests to a cluster. What is overloaded or away for a moment (429, 5xx, no connection) is asked again, later each
/// time: by those whom somebody waits for a few times, by the [#patient] without end. Safe for concurrent use.
final class Cluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    /// Of a request that somebody waits for: about a second in all.
    private static final int FEW_TRIES = 4;

    /// Of a request that the cluster takes, and that ends in its own failure (500).
    private static final int MANY_TRIES = 12;

    /// What passes: overload, and a node or a proxy that is away.
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private static final String RETRIES = "wiredesk.sink.index.retries";

    private final HttpClient http;
    private final URI base;
    private final Optional<String> authorization;
    private final boolean patient;

    /// An answer, whether it is a good one or not.
    record Answer(int status, JsonNode body) {}

    Cluster(SinkConfig.OpenSearch config) {
        this(Access.client(config), slashed(config.url()), Access.authorization(config), false);
    }

    private Cluster(HttpClient http, URI base, Optional<String> authorization, boolean patient) {
        this.http = http;
        this.base = base;
        this.authorization = authorization;
        this.patient = patient;
    }

    private static URI slashed(URI url) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }

    /// The same cluster for those who have time: what passes is waited for until the thread is interrupted. It is
    /// closed with this.
    Cluster patient() {
        return new Cluster(http, base, authorization, true);
    }

    /// An answer that must be a good one.
    ///
    /// @throws UncheckedIOException where it isn't, with the cluster's reason
    JsonNode call(String method, String path, @Nullable String body) {
        return good(method, path, ask(method, path, body));
    }

    /// The answer to a bulk request, which must be a good one.
    ///
    /// @param lines in UTF-8
    /// @throws UncheckedIOException where it isn't, with the cluster's reason
    JsonNode bulk(String path, byte[] lines) {
        return good("POST", path, answer("POST", path, lines));
    }

    private static JsonNode good(String method, String path, Answer answer) {
        if (answer.status() >= 300) {
            throw refused(method, path, answer);
        }
        return answer.body();
    }

    /// An answer, asked for until the cluster has time for one, or patience ends.
    Answer ask(String method, String path, @Nullable String body) {
        return answer(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(String method, String path, byte @Nullable [] body) {
        for (int tries = 1; ; tries++) {
            try {
                Answer answer = send(method, path, body);
                boolean passing = PASSING.contains(answer.status());
                if ((answer.status() < 500 && !passing) || tries >= most(passing)) {
                    return answer;
                }
                waitBefore(tries, path, "status " + answer.status());
            } catch (IOException e) {
                if (tries >= most(true)) {
                    throw new UncheckedIOException(
                            new IOException("OpenSearch at " + base + " can't be reached: " + e.getMessage(), e));
                }
                waitBefore(tries, path, String.valueOf(e.getMessage()));
            }
        }
    }

    private int most(boolean passing) {
        return !patient ? FEW_TRIES : passing ? Integer.MAX_VALUE : MANY_TRIES;
    }

    private Answer send(String method, String path, byte @Nullable [] body) throws IOException {
        String type = path.contains("_bulk") ? "application/x-ndjson" : "application/json";
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", type)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(said -> said.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(),
                    json && response.body().length > 0 ? JSON.readTree(response.body()) : MissingNode.getInstance());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while OpenSearch was asked", e));
        }
    }

    /// Longer each time, and never in step with others.
    void waitBefore(int tries, String what, String why) {
        long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(tries, 10));
        long millis = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        Metrics.counter(RETRIES).increment();
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
