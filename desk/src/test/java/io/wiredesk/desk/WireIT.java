package io.wiredesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.wiredesk.desk.command.Shell;
import io.wiredesk.desk.command.WiredeskCommand;
import io.wiredesk.desk.demo.Closing;
import io.wiredesk.desk.demo.Demo;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.settings.EffectiveSettings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole wire on the demo's feeds, in this process, seen from outside: page, interface, commands, foreign clients.
class WireIT {
    private static final int REVISIONS = 74;
    private static final int ARTICLES = 73;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path root;

    private static @Nullable DataFolder folder;
    private static @Nullable Demo started;

    private static Demo demo() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    static void start() throws Exception {
        DataFolder data = DataFolder.open(root.resolve("data"));
        folder = data;
        EffectiveSettings settings = EffectiveSettings.of(
                Map.of(), Map.of(), Map.of("broker.port", "0", "web.port", "0", "monitor.interval", "500ms"));
        started = Demo.start(settings, data, _ -> {});
        assertThat(demo().settle(Duration.ofMinutes(2))).map(Closing::settled).contains(true);
    }

    @AfterAll
    static void stop() throws IOException {
        demo().close();
        Objects.requireNonNull(folder).close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(demo().page().resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private static String run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--kafka.bootstrap-servers=" + demo().bootstrapServers());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(InputStream.nullInputStream(), stream, System.err, Map.of(), false);
        int status = WiredeskCommand.run(shell, all.toArray(String[]::new));
        assertThat(status).as(out.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void search_finds_every_article_page_by_page() throws Exception {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = json("/api/search?limit=20&sort=newest" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.get("total").asInt()).isEqualTo(ARTICLES);
            page.get("hits").forEach(hit -> ids.add(hit.at("/article/id").asText()));
            cursor = page.get("next_cursor").asText("");
            cursor = cursor.equals("null") ? "" : java.net.URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        assertThat(ids).hasSize(ARTICLES);
    }

    @Test
    void filters_narrow_the_search() throws Exception {
        JsonNode german = json("/api/search?lang=de&limit=50");
        assertThat(german.get("total").asInt()).isBetween(1, ARTICLES - 1);
        german.get("hits")
                .forEach(hit -> assertThat(hit.at("/article/language").asText()).isEqualTo("de"));
        String entity =
                json("/api/search?limit=1").at("/facets/entities/0/value").asText();
        assertThat(json("/api/search?entity=" + entity).get("total").asInt()).isPositive();
    }

    @Test
    void an_article_comes_as_json_as_ninjs_and_as_a_page() throws Exception {
        String id = json("/api/search?limit=1").at("/hits/0/article/id").asText();
        assertThat(json("/api/articles/" + id).get("id").asText()).isEqualTo(id);
        JsonNode ninjs = json("/api/articles/" + id + "?format=ninjs");
        assertThat(ninjs.get("uri").asText()).isEqualTo("urn:wiredesk:article:" + id);
        assertThat(ninjs.at("/headlines/0/value").asText()).isNotBlank();
        assertThat(get("/articles/" + id).body())
                .contains("<article", "href=\"/entities/", "searchable")
                .containsPattern("news\\.enriched-\\d+@\\d+");
        assertThat(get("/articles/" + id, "Accept", "application/json").body())
                .isEqualTo(get("/api/articles/" + id).body());
    }

    @Test
    void faults_are_problem_documents() throws Exception {
        for (Map.Entry<String, Integer> each : Map.of(
                        "/api/articles/none", 404,
                        "/api/search?q=%22open", 400,
                        "/api/search?limit=many", 400,
                        "/api/search?lang=a%20OR%20b", 400,
                        "/nothing", 404)
                .entrySet()) {
            HttpResponse<String> answer = get(each.getKey());
            assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(each.getValue());
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"detail\"");
        }
    }

    @Test
    void the_page_shows_articles_lag_and_feeds_under_a_strict_policy() throws Exception {
        HttpResponse<String> page = get("/search?q=lang:fr");
        assertThat(page.body())
                .contains("<ol class=\"articles\">", "8 articles")
                .doesNotContain("<script>");
        assertThat(get("/pipeline").body()).contains("news-ingest", "OK", "<th scope=\"row\">sink</th>");
        assertThat(get("/feeds").body()).contains("9 feeds", "Harbour Courier");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").body()).doesNotContain("<script>alert");
        assertThat(get("/?q=lang:fr").headers().firstValue("Location")).contains("/search?q=lang%3Afr");
        assertThat(get("/assets/htmx.js").statusCode()).isEqualTo(200);
    }

    @Test
    void a_list_is_a_page_data_or_a_feed_at_one_address() throws Exception {
        assertThat(get("/search?lang=de", "Accept", "text/html,application/json;q=0.9")
                        .body())
                .startsWith("<!DOCTYPE html>");
        // Newest first: the score of the others falls with every moment.
        assertThat(get("/search?lang=de&sort=newest", "Accept", "application/json")
                        .body())
                .isEqualTo(get("/api/search?lang=de&sort=newest").body());
        assertThat(get("/search?lang=de", "Accept", "text/csv").body()).startsWith("id,revision");
        assertThat(get("/?lang=de", "Accept", "application/atom+xml").body()).contains("<feed", "<entry>");
        assertThat(get("/?lang=de", "Accept", "application/rss+xml, */*;q=0.1").body())
                .contains("<rss");
        assertThat(get("/stories", "Accept", "application/json").body()).startsWith("{\"stories\"");
        assertThat(get("/pipeline", "Accept", "application/json").body()).contains("\"lag_records\"");
        assertThat(get("/feeds", "Accept", "application/json").body()).startsWith("[{");
    }

    @Test
    void the_page_speaks_the_readers_language() throws Exception {
        HttpResponse<String> german = get("/pipeline", "Accept-Language", "fi, de-AT;q=0.8, en;q=0.5");
        assertThat(german.body()).contains("<html lang=\"de\">", "Rückstand");
        assertThat(german.headers().firstValue("Content-Language")).contains("de");
        assertThat(german.headers().firstValue("Vary").orElse("")).contains("Accept-Language");
        assertThat(get("/pipeline", "Accept-Language", "fi").body()).contains("<html lang=\"en\">", "Lag by");
    }

    @Test
    void a_search_by_meaning_finds_what_other_words_say() throws Exception {
        String words = "sailors+industrial+action+over+wages";
        assertThat(json("/api/search?q=" + words).get("total").asInt()).isZero();
        JsonNode found = json("/api/search?semantic=true&explain=true&limit=3&q=" + words);
        assertThat(found.get("hits")).anySatisfy(hit -> {
            assertThat(hit.at("/article/article/title").asText()).contains("Ferry crews");
            assertThat(hit.at("/reason/parts")).isNotEmpty();
        });
        assertThat(found.at("/hits/0/article").has("vector")).isFalse();
        assertThat(get("/search?semantic=true&q=" + words).body()).contains("Ferry crews");
        assertThat(get("/api/search?semantic=true&sort=newest&q=ferry").statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_article_says_why_it_names_what_it_names() throws Exception {
        String id = json("/api/search?q=entity:Q71&limit=1")
                .at("/hits/0/article/id")
                .asText();
        assertThat(get("/articles/" + id + "/why").body())
                .contains("What it could have been", "Geneva", "Q71", "chosen", "Words that spoke for it");
    }

    @Test
    void every_article_is_valid_ninjs() throws Exception {
        Path folder = Path.of("../../shared/conformance/ninjs");
        Assumptions.assumeTrue(Files.isDirectory(folder), "the ninjs schema is not at " + folder + "; skipped");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(folder.resolve("ninjs-schema_3.1.json")));
        assertThat(schema.validate("{\"type\":\"poem\"}", InputFormat.JSON)).isNotEmpty();
        run("tail", "--from", "beginning", "--no-follow", "--format", "ninjs")
                .lines()
                .forEach(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
    }

    @Test
    void a_query_can_t_get_out_of_its_filters() throws Exception {
        assertThat(get("/api/search?lang=de&q=zzzz)%20OR%20(lang:en").statusCode())
                .isEqualTo(400);
        HttpResponse<String> fault = get("/api/search?lang=de&q=a%20%22open");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(fault.body())
                        .get("position")
                        .asInt())
                .isEqualTo(2);
        assertThat(get("/api/search?cursor=nonsense").statusCode()).isEqualTo(400);
        assertThat(get("/api/search?sort=loudest").statusCode()).isEqualTo(400);
        assertThat(get("/api/stream?q=tide").statusCode()).isEqualTo(400);
    }

    @Test
    void every_route_of_the_description_answers() throws Exception {
        JsonNode paths = json("/openapi.json").get("paths");
        String id = json("/api/search?limit=1").at("/hits/0/article/id").asText();
        String entity =
                json("/api/search?limit=1").at("/facets/entities/0/value").asText();
        String story = json("/api/stories").at("/stories/0/id").asText();
        for (var names = paths.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String path = name.replace("/articles/{id}", "/articles/" + id)
                    .replace("/entities/{id}", "/entities/" + entity)
                    .replace("/stories/{id}", "/stories/" + story)
                    .replace("/ids/{id}", "/ids/1")
                    .replace("{subject}", "news.articles-value")
                    .replace("{version}", "1");
            if (!name.endsWith("/stream") && paths.get(name).has("get")) {
                assertThat(get(path).statusCode()).as(name).isEqualTo(200);
            }
        }
    }

    @Test
    void a_foreign_host_name_is_refused() throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), demo().page().getPort())) {
            socket.getOutputStream()
                    .write("GET /api/feeds HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void a_stream_resumes_where_it_ended_and_nothing_comes_twice() throws Exception {
        List<String> seen = new ArrayList<>();
        String last = read("0:0,1:0", 10, seen);
        read(last, REVISIONS - 10, seen);
        assertThat(seen).hasSize(REVISIONS).doesNotHaveDuplicates();
    }

    /// Reads so many events, and gives the id of the last.
    private static String read(String after, int events, List<String> seen) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(demo().page().resolve("/api/stream"))
                .header("Last-Event-ID", after)
                .build();
        String id = after;
        String pending = after;
        int left = events;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                HTTP.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            while (left > 0) {
                String line = String.valueOf(lines.readLine());
                if (line.startsWith("id: ")) {
                    pending = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    JsonNode article = JsonMapper.builder().build().readTree(line.substring(6));
                    seen.add(article.get("id").asText() + "/"
                            + article.get("revision").asText());
                    id = pending;
                    left--;
                }
            }
        }
        return id;
    }

    @Test
    void a_search_is_a_feed_that_our_own_parser_reads() throws Exception {
        for (String format : List.of("rss", "atom", "json")) {
            Path file = Files.writeString(
                    root.resolve("search." + format),
                    get("/feed." + format + "?lang=en&limit=5").body());
            JsonNode feed = JsonMapper.builder().build().readTree(run("feeds", "inspect", file.toString(), "--json"));
            assertThat(feed.get("entries")).as(format).hasSize(5);
            assertThat(feed.get("repairs")).as(format).isEmpty();
        }
    }

    @Test
    void two_copies_of_one_story_give_one_alert_with_its_reasons() throws Exception {
        JsonNode alerts = json("/api/alerts?search=colombian-minefields").get("alerts");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.at("/0/clauses")).extracting(JsonNode::asText).containsExactly("deminers", "Colombia");
        assertThat(alerts.at("/0/snippets/0").asText()).contains("<mark>Deminers</mark>");
        JsonNode story = json("/api/stories/" + alerts.at("/0/story_id").asText());
        assertThat(story.get("size").asInt()).isGreaterThan(1);
        assertThat(get("/feed.rss?search=colombian-minefields").body())
                .contains(alerts.at("/0/article_id").asText());
        assertThat(get("/alerts").body()).contains("Colombian minefields", "<mark>Deminers</mark>");
        JsonNode dry = JsonMapper.builder().build().readTree(run("alerts", "test", "colombian-minefields", "--json"));
        assertThat(dry.get("alerts")).hasSize(1);
        // Each may have met another copy first, and the story may have had another name then.
        assertThat(json("/api/stories/" + dry.at("/alerts/0/story_id").asText()).get("id"))
                .isEqualTo(story.get("id"));
    }

    @Test
    void an_edit_is_found_and_shown_with_its_words() throws Exception {
        JsonNode hits = json("/api/search?q=edit:substantial%20OR%20edit:minor").get("hits");
        assertThat(hits).hasSize(1);
        JsonNode article = hits.at("/0/article");
        assertThat(article.at("/edit/from_revision").asInt()).isEqualTo(1);
        String page = get("/articles/" + article.get("id").asText()).body();
        assertThat(page).contains("What revision 2 changed", "<ins>");
    }

    @Test
    void with_so_little_past_nothing_rises() throws Exception {
        assertThat(json("/api/trends").get("trends")).isEmpty();
        assertThat(get("/trends").body()).contains("Nothing rises");
        assertThat(run("trends", "--json").strip()).isEqualTo("[ ]");
    }

    @Test
    void a_search_is_saved_listed_and_ended_from_the_terminal_and_by_http() throws Exception {
        assertThat(run("alerts", "add", "Harbour news", "harbour", "--webhook", "https://hook.example/x"))
                .contains("harbour-news", "whsec_");
        assertThat(run("alerts", "list", "--json"))
                .contains("\"harbour-news\"", "***")
                .doesNotContain("whsec_");
        HttpResponse<String> saved =
                post("/api/searches", "application/json", "{\"name\": \"Rail\", \"query\": \"rail lang:en\"}");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/alerts").body().contains("rail lang:en"));
        HttpRequest end = HttpRequest.newBuilder(demo().page().resolve("/api/searches/rail"))
                .DELETE()
                .build();
        assertThat(HTTP.send(end, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertThat(run("alerts", "remove", "Harbour news")).contains("harbour-news");
        assertThat(run("alerts", "list")).doesNotContain("harbour-news", "rail lang:en");
    }

    @Test
    void a_foreign_page_can_save_no_search_and_a_faulty_one_is_refused() throws Exception {
        String search = "name=Rail&query=rail";
        assertThat(post("/alerts", "application/x-www-form-urlencoded", search).statusCode())
                .isEqualTo(403);
        assertThat(post("/api/searches", "text/plain", "{}").statusCode()).isEqualTo(415);
        HttpResponse<String> faulty =
                post("/api/searches", "application/json", "{\"name\": \"x\", \"query\": \"(rail\"}");
        assertThat(faulty.statusCode()).isEqualTo(400);
        assertThat(faulty.body()).contains("never closed");
        assertThat(run("alerts", "list")).doesNotContain("rail");
    }

    private static HttpResponse<String> post(String path, String type, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(demo().page().resolve(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void the_registry_answers_as_clients_expect() throws Exception {
        JsonNode latest = json("/subjects/news.enriched-value/versions/latest");
        assertThat(json("/schemas/ids/" + latest.get("id").asInt())
                        .get("schema")
                        .asText())
                .contains("EnrichedArticle");
        assertThat(json("/subjects").toString()).contains("news.articles-value");
        assertThat(get("/schemas/ids/999999").body()).contains("40403");
    }

    @Test
    void lag_is_what_the_admin_interface_says() throws Exception {
        JsonNode report = JsonMapper.builder().build().readTree(run("lag", "--json"));
        Properties properties = new Properties();
        properties.put("bootstrap.servers", demo().bootstrapServers());
        try (Admin admin = Admin.create(properties)) {
            for (JsonNode group : report.get("groups")) {
                String name = group.get("group").asText();
                var offsets = admin.listConsumerGroupOffsets(Map.of(name, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(name)
                        .get();
                for (JsonNode partition : group.get("partitions")) {
                    var committed = offsets.get(new org.apache.kafka.common.TopicPartition(
                            partition.get("topic").asText(),
                            partition.get("partition").asInt()));
                    assertThat(partition.get("committed_offset").asText("null"))
                            .isEqualTo(committed == null ? "null" : Long.toString(committed.offset()));
                }
            }
        }
        assertThat(report.findValuesAsText("group")).contains("news-ingest", "news-enrich", "news-sink");
        assertThat(json("/api/lag").get("groups")).isNotEmpty();
        assertThat(get("/metrics").body()).contains("wiredesk_index_articles " + ARTICLES);
    }

    /// Histograms and timers are a family of several names.
    @Test
    void every_metric_of_ours_is_documented_and_the_documented_ones_count() throws Exception {
        String documented = Files.readString(Path.of("../docs/metrics.md"));
        String metrics = get("/metrics").body();
        List<String> families = metrics.lines()
                .filter(line -> line.startsWith("# TYPE wiredesk_"))
                .map(line -> line.split(" ")[2].replaceFirst("_max$", ""))
                .toList();

        assertThat(families).allSatisfy(family -> assertThat(documented).contains("`" + family + "`"));
        assertThat(metrics)
                .contains("wiredesk_ingest_articles_total{kind=\"new\"} " + ARTICLES + ".0")
                .contains("wiredesk_sink_freshness_seconds_bucket{since=\"enriched\",le=\"+Inf\"} ")
                .contains("wiredesk_enrich_freshness_seconds_count ")
                .contains("wiredesk_ingest_polls_total{outcome=\"fetched\"} ")
                .contains("wiredesk_queue_depth{queue=\"feeds_under_way\"} ")
                .contains("wiredesk_enrich_enricher_seconds_count{enricher=\"entities\"} ")
                .contains("jvm_memory_used_bytes");
    }

    /// All the demo's feeds have one host, so that some of them wait whenever their time comes together.
    @Test
    void every_queue_is_emptied() {
        for (String queue : List.of("feeds_due", "sink_records", "webhook_alerts")) {
            Awaitility.await(queue)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> get("/metrics").body().contains("wiredesk_queue_depth{queue=\"" + queue + "\"} 0.0"));
        }
    }

    @Test
    void commands_see_the_wire() throws Exception {
        assertThat(run("feeds", "list").lines()).hasSize(9);
        assertThat(run("feeds", "status").lines())
                .hasSize(10)
                .first()
                .asString()
                .contains("NEXT POLL", "POLLS");
        assertThat(run("feeds", "export")).contains("<opml");
        assertThat(run("tail", "news.enriched", "--from", "beginning", "--no-follow")
                        .lines())
                .hasSize(REVISIONS);
        assertThat(run("tail", "--lang", "fr", "--from", "beginning", "--max", "3", "--format", "ninjs")
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.contains("\"language\":\"fr\""));
        assertThat(run("tail", "news.mentions", "--from", "beginning", "--no-follow", "--json")
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("entity_id"));
        assertThat(run("search", "lang:de", "--data", root.resolve("data").toString(), "--json"))
                .contains("\"total\" : 8");
        assertThat(run("doctor", "--quick")).contains("ok    broker").contains("ok    topics");
        assertThat(run("doctor", "--web.port=0", "--data.folder=" + root.resolve("data")))
                .contains("ok    copies");
    }

    @Test
    void kcat_reads_every_revision() throws Exception {
        assumeProgram("kcat", "-V");
        String keys = program(List.of(
                "kcat",
                "-b",
                demo().bootstrapServers(),
                "-t",
                "news.enriched",
                "-C",
                "-e",
                "-q",
                "-X",
                "isolation.level=read_committed",
                "-f",
                "%k\\n"));
        assertThat(keys.lines()).hasSize(REVISIONS);
        assertThat(keys.lines().distinct()).hasSize(ARTICLES);
    }

    @Test
    void a_python_consumer_reads_and_decodes_every_revision() throws Exception {
        assumeProgram("/usr/bin/python3", "-c", "import confluent_kafka, avro.io");
        String lines = program(List.of(
                "/usr/bin/python3",
                "../docs/examples/consume.py",
                "news.enriched",
                demo().bootstrapServers(),
                demo().page().toString(),
                Integer.toString(REVISIONS)));
        assertThat(lines.lines()).hasSize(REVISIONS).allMatch(line -> line.contains(" | "));
    }

    @Test
    void a_java_consumer_reads_and_decodes_every_revision() throws Exception {
        String lines = program(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                "target/wiredesk.jar",
                "../docs/examples/Consume.java",
                "news.enriched",
                demo().bootstrapServers(),
                demo().page().toString(),
                Integer.toString(REVISIONS)));
        assertThat(lines.lines().filter(line -> line.contains(" | "))).hasSize(REVISIONS);
    }

    private static void assumeProgram(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            Assumptions.assumeTrue(process.waitFor() == 0, command[0] + " lacks what the test needs; skipped");
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not installed; skipped");
        }
    }

    private static String program(List<String> command) throws Exception {
        Path errors = root.resolve("program.err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return out;
    }

    @Test
    void the_page_is_on_this_machine_only() {
        assertThat(demo().page())
                .isEqualTo(URI.create("http://127.0.0.1:" + demo().page().getPort() + "/"));
    }
}
