package io.wiredesk.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.desk.record.KeyedTopic;
import io.wiredesk.desk.record.QueryVectors;
import io.wiredesk.news.Article;
import io.wiredesk.news.Change;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.Source;
import io.wiredesk.schemas.TopicSpec;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Origin;
import io.wiredesk.sink.Refused;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.lucene.LuceneIndex;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The interface for programs, over HTTP, on an index of three articles.
class ApiIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path dir;

    private static @Nullable WireConfig wire;
    private static @Nullable LuceneIndex index;
    private static @Nullable WebServer server;

    @BeforeAll
    static void start() {
        WireConfig config = new WireConfig(
                new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
                new WireConfig.Topics("api.", 1, (short) 1),
                new WireConfig.Schemas(null));
        config.createTopics();
        LuceneIndex articles = LuceneIndex.open(dir);
        articles.apply(
                IntStream.range(0, 3)
                        .<IndexChange>mapToObj(i -> new IndexChange.Put(article("a" + i, i)))
                        .toList(),
                Map.of());
        wire = config;
        index = articles;
        server = serve(articles, null);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(server).close();
        Objects.requireNonNull(index).close();
    }

    static int port() {
        return Objects.requireNonNull(server).port();
    }

    private static WebServer serve(SearchIndex articles, @Nullable String token) {
        return serveWith(articles, new WebConfig("127.0.0.1", 0, token, null, null, true));
    }

    private static WebServer serveWith(SearchIndex articles, WebConfig config) {
        return WebServer.start(
                config,
                new WebSources(
                        articles,
                        Optional::empty,
                        Objects.requireNonNull(wire),
                        () -> true,
                        _ -> {
                            throw new IllegalStateException("nothing is explained here");
                        },
                        new QueryVectors()));
    }

    private static EnrichedArticle article(String id, int hour) {
        Instant then = Instant.parse("2024-06-15T12:00:00Z").plusSeconds(3600L * hour);
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setRevision(1)
                .setArticle(Article.newBuilder()
                        .setId(id)
                        .setRevision(1)
                        .setFeedId("f")
                        .setUrl("https://post.example/" + id)
                        .setSource(new Source("The \"Example\" Post", "post.example"))
                        .setTitle(hour == 0 ? "=HYPERLINK(\"https://evil.example\")" : "The harbour, hour " + hour)
                        .setText("Ships wait outside.")
                        .setAuthors(List.of("Ana Sousa", "Bo Li"))
                        .setPublished(then)
                        .setFetched(then)
                        .setContentSha256("0")
                        .build())
                .setLanguage("en")
                .setEntities(List.of(
                        new Entity("Q597", "Lisbon", EntityType.LOCATION, 0.9, 0.9, List.of()),
                        new Entity("local:port", "Port Agency", EntityType.ORGANIZATION, 0.4, 0.9, List.of())))
                .setTopics(List.of(new MediaTopic("medtop:04000000", "economy", 0.8, List.of())))
                .setEnrichedAt(then)
                .build();
    }

    private static HttpResponse<String> get(WebServer asked, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        return get(Objects.requireNonNull(server), path, headers);
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    /// Addresses for people, and what their page is made of, are no part of the interface for programs.
    private static boolean forPrograms(String route) {
        return route.startsWith("/api/")
                || route.startsWith("/feed.")
                || route.startsWith("/schemas/")
                || route.startsWith("/subjects")
                || List.of("/metrics", "/healthz", "/readyz", "/openapi.json", "/asyncapi.json")
                        .contains(route);
    }

    @Test
    void the_description_names_exactly_the_routes_that_answer() throws Exception {
        JsonNode description = json(get("/openapi.json").body());
        List<String> described = new ArrayList<>();
        description.get("paths").fieldNames().forEachRemaining(described::add);
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Objects.requireNonNull(server).routes().stream()
                        .filter(ApiIT::forPrograms)
                        .toList());
    }

    @Test
    void every_parameter_of_a_described_path_is_described_and_every_answer_has_its_type() throws Exception {
        JsonNode description = json(get("/openapi.json").body());
        assertThat(description.get("openapi").asText()).startsWith("3.1");
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    List<String> inPath = new ArrayList<>();
                    operation.path("parameters").forEach(parameter -> {
                        if (parameter.get("in").asText().equals("path")) {
                            inPath.add("{" + parameter.get("name").asText() + "}");
                            assertThat(parameter.get("required").asBoolean()).isTrue();
                        }
                    });
                    assertThat(path.getKey().replaceAll("[^{}]*(\\{\\w+})?", "$1"))
                            .as(path.getKey())
                            .isEqualTo(String.join("", inPath));
                    assertThat(operation.get("summary").asText()).isNotBlank();
                    assertThat(operation.get("responses").properties())
                            .as(path.getKey())
                            .anyMatch(answer -> answer.getKey().equals("204")
                                    || (answer.getKey().startsWith("20")
                                            && answer.getValue().has("content")));
                }));
    }

    @Test
    void a_search_comes_as_a_table_that_no_spreadsheet_takes_for_formulas() throws Exception {
        HttpResponse<String> answer = get("/api/search?sort=newest&format=csv");
        assertThat(type(answer)).startsWith("text/csv");
        List<String> rows = answer.body().lines().toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst()).startsWith("id,revision,published,source,");
        assertThat(rows.get(1))
                .isEqualTo(
                        "a2,1,2024-06-15T14:00:00Z,\"The \"\"Example\"\" Post\",post.example,en,\"The harbour, hour 2\","
                                + "https://post.example/a2,Ana Sousa; Bo Li,economy,Lisbon; Port Agency,,");
        assertThat(rows.getLast()).contains(",\"'=HYPERLINK(\"\"https://evil.example\"\")\",");
        assertThat(type(get("/api/search", "Accept", "text/csv"))).startsWith("text/csv");
    }

    @Test
    void a_search_tells_when_its_hits_were_published_what_they_share_and_why_they_stand_where_they_do()
            throws Exception {
        JsonNode answer = json(
                get("/api/search?q=ships&histogram=hour&explain=true&limit=1").body());

        assertThat(answer.at("/histogram/interval").asText()).isEqualTo("hour");
        assertThat(answer.at("/histogram/buckets")).hasSize(3);
        assertThat(answer.at("/histogram/buckets/0/from").asText()).isEqualTo("2024-06-15T12:00:00Z");
        assertThat(answer.at("/histogram/buckets/0/until").asText()).isEqualTo("2024-06-15T13:00:00Z");
        assertThat(answer.at("/histogram/buckets/0/count").asInt()).isEqualTo(1);
        assertThat(answer.at("/facets/entities/0/count").asInt()).isEqualTo(3);
        assertThat(answer.at("/hits/0/reason/kind").asText()).isEqualTo("product");
        assertThat(answer.at("/hits/0/reason/score").asDouble())
                .isCloseTo(answer.at("/hits/0/score").asDouble(), within(1e-3));
        assertThat(json(get("/api/search?facets=false").body()).get("facets")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"histogram=year", "collapse=feed", "explain=maybe", "facets=2", "sort=upwards", "limit=many"})
    void a_parameter_that_cannot_be_is_named_with_what_can(String parameter) throws Exception {
        HttpResponse<String> answer = get("/api/search?" + parameter);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(type(answer)).startsWith("application/problem+json");
        assertThat(json(answer.body()).get("detail").asText())
                .contains(parameter.substring(0, parameter.indexOf('=')))
                .contains(parameter.substring(parameter.indexOf('=') + 1));
    }

    @Test
    void articles_like_one_are_asked_for_by_its_address() throws Exception {
        JsonNode answer = json(get("/api/articles/a1/similar?limit=5").body());

        assertThat(answer.get("hits")).isNotEmpty();
        answer.get("hits")
                .forEach(hit -> assertThat(hit.at("/article/id").asText()).isNotEqualTo("a1"));
        assertThat(get("/api/articles/nothing/similar").statusCode()).isEqualTo(404);
    }

    @Test
    void a_search_comes_as_lines_of_json_with_a_link_to_the_next_page() throws Exception {
        List<String> ids = new ArrayList<>();
        String next = "/api/search?q=harbour%20OR%20ships&limit=2&format=ndjson";
        while (!next.isEmpty()) {
            HttpResponse<String> answer = get(next);
            assertThat(type(answer)).startsWith("application/x-ndjson");
            for (String line : answer.body().lines().toList()) {
                ids.add(json(line).get("id").asText());
            }
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceFirst("<(.*)>; rel=\"next\"", "$1"))
                    .orElse("");
        }
        assertThat(ids).containsExactlyInAnyOrder("a0", "a1", "a2");
    }

    @Test
    void an_article_comes_as_linked_data() throws Exception {
        HttpResponse<String> answer = get("/api/articles/a1", "Accept", "application/ld+json");
        assertThat(type(answer)).startsWith("application/ld+json");
        JsonNode article = json(answer.body());
        assertThat(article.get("@type").asText()).isEqualTo("NewsArticle");
        assertThat(article.at("/mentions/0/sameAs").asText()).isEqualTo("http://www.wikidata.org/entity/Q597");
        assertThat(article.at("/mentions/1").has("sameAs")).isFalse();
        assertThat(get("/api/articles/a1?format=poem").statusCode()).isEqualTo(400);
    }

    @Test
    void an_entity_is_known_by_its_articles() throws Exception {
        JsonNode entity = json(get("/api/entities/Q597").body());
        assertThat(entity.get("name").asText()).isEqualTo("Lisbon");
        assertThat(entity.get("articles").asInt()).isEqualTo(3);
        assertThat(entity.at("/newest/0/id").asText()).isEqualTo("a2");
        assertThat(entity.at("/facets/entities")).hasSize(1);
        assertThat(entity.at("/facets/entities/0/value").asText()).isEqualTo("local:port");
        assertThat(get(entity.get("feed").asText()).statusCode()).isEqualTo(200);
        assertThat(json(get("/api/entities/local:port").body()).get("wikidata").isNull())
                .isTrue();
        assertThat(get("/api/entities/Q1").statusCode()).isEqualTo(404);
        assertThat(get("/api/entities/Q1%22%20OR%20%22").statusCode()).isEqualTo(400);
    }

    @Test
    void who_has_an_answer_already_is_told_so() throws Exception {
        for (String path :
                List.of("/api/search?q=harbour", "/api/articles/a1", "/feed.rss", "/feed.atom", "/feed.json")) {
            HttpResponse<String> first = get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = get(path, "If-None-Match", tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_topics_are_described_as_they_are_in_the_catalogue() throws Exception {
        JsonNode description = json(get("/asyncapi.json").body());
        assertThat(description.get("asyncapi").asText()).isEqualTo("3.0.0");
        List<String> addresses = description.get("channels").findValuesAsText("address");
        assertThat(addresses)
                .containsExactlyElementsOf(Objects.requireNonNull(wire).catalogue().topics().stream()
                        .map(TopicSpec::name)
                        .toList());
        assertThat(description
                        .at("/channels/api_enriched/bindings/kafka/topicConfiguration/retention.ms")
                        .asLong())
                .isEqualTo(30L * 24 * 3600 * 1000);
        assertThat(description
                        .at("/components/messages/EnrichedArticle/payload/schema/name")
                        .asText())
                .isEqualTo("EnrichedArticle");
        description
                .findValuesAsText("$ref")
                .forEach(ref -> assertThat(description.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @Test
    void where_there_is_a_token_nobody_comes_in_without_it() throws Exception {
        try (WebServer closed = serve(Objects.requireNonNull(index), "s3cret")) {
            for (String path : List.of("/", "/api/search", "/feed.rss", "/openapi.json", "/metrics", "/nothing")) {
                HttpResponse<String> refused = get(closed, path);
                assertThat(refused.statusCode()).as(path).isEqualTo(401);
                assertThat(type(refused)).startsWith("application/problem+json");
                assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                        .startsWith("Bearer");
            }
            assertThat(get(closed, "/healthz").statusCode()).isEqualTo(200);
            String basic = Base64.getEncoder().encodeToString("anyone:s3cret".getBytes(StandardCharsets.UTF_8));
            assertThat(get(closed, "/api/search", "Authorization", "Bearer s3cret")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(closed, "/feed.rss", "Authorization", "Basic " + basic)
                            .statusCode())
                    .isEqualTo(200);
            for (String wrong : List.of("Bearer s3cre", "Bearer", "Basic ???", "Basic czNjcmV0Og==", "s3cret")) {
                assertThat(get(closed, "/api/search", "Authorization", wrong).statusCode())
                        .as(wrong)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void a_token_allows_what_its_role_may() throws Exception {
        WebConfig roles = new WebConfig("127.0.0.1", 0, "everything", "searches", "reading", true);
        try (WebServer closed = serveWith(Objects.requireNonNull(index), roles)) {
            for (String token : List.of("everything", "searches", "reading")) {
                assertThat(get(closed, "/api/search", "Authorization", "Bearer " + token)
                                .statusCode())
                        .isEqualTo(200);
            }
            String search = "{\"name\":\"tides\",\"query\":\"tide\"}";
            assertThat(post(closed, "/api/searches", "reading", search)).isEqualTo(403);
            assertThat(post(closed, "/api/searches", "searches", search)).isEqualTo(201);
            Change noted =
                    Objects.requireNonNull(new KeyedTopic<>(Objects.requireNonNull(wire), "api.audit", Change.class)
                            .all()
                            .get("tides"));
            assertThat(noted.getBy()).isEqualTo("web write 127.0.0.1");
            assertThat(noted.getAction() + " " + noted.getDetail()).isEqualTo("saved tide");
            assertThat(post(closed, "/dead-letters/retry", "searches", "")).isEqualTo(403);
            assertThat(post(closed, "/dead-letters/retry", "nobody", "")).isEqualTo(401);
            // Let in, and then refused as no form of our page.
            assertThat(post(closed, "/dead-letters/retry", "everything", "")).isEqualTo(403);
        }
    }

    private static int post(WebServer to, String path, String token, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(to.address().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void another_sites_page_is_not_let_in() throws Exception {
        HttpResponse<String> answer = get("/api/search", "Origin", "https://evil.example");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void a_fault_of_ours_is_no_fault_of_the_reader() throws Exception {
        try (WebServer broken = serve(new Broken(), null)) {
            for (String path : List.of(
                    "/api/search", "/api/articles/a", "/api/articles/a/similar", "/feed.rss", "/api/entities/Q1")) {
                HttpResponse<String> answer = get(broken, path);
                assertThat(answer.statusCode()).as(path).isEqualTo(500);
                assertThat(type(answer)).startsWith("application/problem+json");
                assertThat(answer.body()).doesNotContain("a bug");
            }
        }
    }

    /// An index with a bug.
    private static final class Broken implements SearchIndex {
        private static IllegalArgumentException bug() {
            return new IllegalArgumentException("a bug");
        }

        @Override
        public Map<TopicPartition, Long> positions() {
            throw bug();
        }

        @Override
        public void apply(
                List<IndexChange> changes, Map<TopicPartition, Long> positions, Consumer<List<Refused>> refused) {
            throw bug();
        }

        @Override
        public SearchResult search(SearchRequest request) {
            throw bug();
        }

        @Override
        public Optional<SearchResult> similar(String id, SearchRequest request) {
            throw bug();
        }

        @Override
        public Optional<EnrichedArticle> article(String id) {
            throw bug();
        }

        @Override
        public List<Hit> nearest(byte[] vector, String condition, int limit) {
            throw new IllegalArgumentException("broken");
        }

        @Override
        public Optional<Origin> origin(String id) {
            throw new IllegalArgumentException("broken");
        }

        @Override
        public long count() {
            throw bug();
        }

        @Override
        public void close() {}
    }
}
