package io.wiredesk.sink.opensearch;

import static io.wiredesk.sink.Articles.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Refused;
import io.wiredesk.sink.SinkConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens to single documents of a request that was taken.
class BulkTest {
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> paths = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Cluster cluster;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().toString());
            requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = answers.remove().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        cluster = new Cluster(new SinkConfig.OpenSearch(address, "news", null, null, null, null));
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.stop(0);
    }

    private List<Refused> send(String... ids) {
        Bulk bulk = new Bulk(cluster, new Bulk.Target("news-fed", true));
        for (String id : ids) {
            bulk.put(new IndexChange.Put(article(id, 1), null));
        }
        return bulk.send();
    }

    private void answer(int... statuses) {
        StringBuilder items = new StringBuilder();
        for (int status : statuses) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"index\":{\"status\":")
                    .append(status)
                    .append(",\"error\":{\"reason\":\"because\"}}}");
        }
        answers.add("{\"items\":[" + items + "]}");
    }

    @Test
    void whatFoundNoRoomAndWhatLostItsIndexIsSentAgainAlone() {
        answer(201, 429, 404, 503);
        answer(201, 404, 201);
        answer(201);
        assertThat(send("a", "b", "c", "d")).isEmpty();
        assertThat(requests).hasSize(3);
        assertThat(requests.poll()).contains("\"a\"", "\"b\"", "\"c\"", "\"d\"");
        assertThat(requests.poll()).contains("\"b\"", "\"c\"", "\"d\"").doesNotContain("\"_id\":\"a\"");
        assertThat(requests.poll()).contains("\"_id\":\"c\"").doesNotContain("\"_id\":\"b\"", "\"_id\":\"d\"");
    }

    /// Requests overtake each other: of one version the later document alone is sent, of two versions both are.
    @Test
    void muchIsSentInSeveralRequests() {
        String text = "word ".repeat(500_000);
        for (int i = 0; i < 3; i++) {
            answers.add("{\"items\":[{\"index\":{\"status\":400,\"error\":{\"reason\":\"because\"}}}]}");
        }
        Bulk bulk = new Bulk(cluster, new Bulk.Target("news-fed", true));
        for (EnrichedArticle each : List.of(
                article("a", 1, "overtaken", text),
                article("b", 1, "other", text),
                article("a", 1, "latest", text),
                article("a", 2, "next", text))) {
            bulk.put(new IndexChange.Put(each, null));
        }
        assertThat(bulk.send()).extracting(refused -> refused.change().id()).containsExactlyInAnyOrder("a", "a", "b");
        assertThat(requests)
                .hasSize(3)
                .noneMatch(request -> request.contains("overtaken"))
                .anyMatch(request -> request.contains("latest"))
                .anyMatch(request -> request.contains("next"));
    }

    @Test
    void aNewerRevisionThatIsThereIsWell() {
        answer(409);
        assertThat(send("a")).isEmpty();
        assertThat(paths)
                .as("no index is made in an alias's place")
                .containsExactly("/news-fed/_bulk?filter_path=items.*.status,items.*.error&require_alias=true");
    }

    /// What nothing is said of may be lost: it is no success.
    @Test
    void anAnswerThatLeavesADocumentOutIsNone() {
        answer(201);
        assertThatThrownBy(() -> send("a", "b")).hasMessageContaining("answers for 1 documents of 2");
    }

    @Test
    void aTextStandsInItsDocumentOnceAndIsReadBack() throws IOException {
        EnrichedArticle article = article("a", 1, "Title", "The harbour wall was repaired after the storm.");
        answer(201);
        Bulk bulk = new Bulk(cluster, new Bulk.Target("news-fed", true));
        bulk.put(new IndexChange.Put(article, null));
        assertThat(bulk.send()).isEmpty();

        JsonNode document =
                new ObjectMapper().readTree(requests.remove().lines().toList().get(1));
        assertThat(new String(document.path(Template.AVRO).binaryValue(), UTF_8))
                .doesNotContain("harbour");
        assertThat(document.toString()).containsOnlyOnce("harbour");
        assertThat(SourceJson.read(document)).isEqualTo(article);
        assertThat(article.getArticle().getText())
                .as("it is changed in the document only")
                .contains("harbour");
    }

    @Test
    void whatIsNeverTakenIsRefusedWithTheReasonAndTheOthersAreNot() {
        answer(400, 201);
        assertThat(send("a", "b")).singleElement().satisfies(refused -> {
            assertThat(refused.change().id()).isEqualTo("a");
            assertThat(refused.reason()).isEqualTo("OpenSearch answers 400: because");
        });
    }
}
