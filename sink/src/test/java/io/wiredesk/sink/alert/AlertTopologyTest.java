package io.wiredesk.sink.alert;

import static io.wiredesk.sink.Articles.NOON;
import static io.wiredesk.sink.Articles.article;
import static io.wiredesk.sink.alert.StandingQueriesTest.search;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.Alert;
import io.wiredesk.news.Edit;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertTopologyTest {
    private static final Duration WINDOW = Duration.ofDays(7);

    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka("none:1", Map.of()),
            new WireConfig.Topics("news.", 1, (short) 1),
            new WireConfig.Schemas(null));
    private final StandingQueries queries = new StandingQueries();
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put("application.id", "t");
        properties.put("bootstrap.servers", "none:1");
        driver = new TopologyTestDriver(
                AlertTopology.build(wire, WINDOW, queries, InstantSource.fixed(NOON)), properties, NOON);
    }

    @AfterEach
    void stop() {
        driver.close();
        queries.close();
    }

    @Test
    void an_article_that_a_search_waits_for_is_told_with_the_reasons() {
        save(search("ports", "lisbon ships"));
        send(inStory(article("a1", 1), "s1"), NOON);
        TestRecord<String, Alert> told = alerts().readRecord();
        assertThat(told.key()).isEqualTo("ports");
        assertThat(told.value().getClauses()).containsExactly("lisbon", "ships");
        assertThat(told.value().getSnippets().getFirst()).contains("<mark>Lisbon</mark>");
        assertThat(told.value().getStoryId()).isEqualTo("s1");
        assertThat(EventHeaders.get(told.headers(), "ce_id")).contains("ports/a1/1");
        assertThat(told.headers().lastHeader(OnceProcessor.KEYS)).isNull();
    }

    @Test
    void an_alert_goes_on_with_the_trace_of_its_article() {
        save(search("ports", "lisbon"));
        TraceContext enrich = TraceContext.ofRevision("a1", 1, "ingest").next("enrich");
        RecordHeaders headers = new RecordHeaders();
        enrich.put(headers);
        pipe("a1", bytes(inStory(article("a1", 1), "s1")), NOON, headers);

        assertThat(TraceContext.of(alerts().readRecord().headers())).contains(enrich.next("match"));
    }

    @Test
    void a_story_is_told_once_and_the_next_story_again() {
        save(search("ports", "lisbon"));
        send(inStory(article("a1", 1), "s1"), NOON);
        send(inStory(article("a2", 1), "s1"), NOON.plusSeconds(60));
        send(inStory(article("a1", 2), "s1"), NOON.plusSeconds(90));
        send(inStory(article("a3", 1), "s3"), NOON.plusSeconds(120));
        assertThat(told()).containsExactly("ports/a1/1", "ports/a3/1");
    }

    @Test
    void a_story_that_took_in_one_that_was_told_is_told_already() {
        save(search("ports", "lisbon"));
        send(inStory(article("later", 1), "s-later"), NOON);
        EnrichedArticle earlier = inStory(article("earlier", 1), "s-earlier");
        earlier.setFormerStories(List.of("s-later"));
        send(earlier, NOON.plusSeconds(60));
        send(inStory(article("third", 1), "s-earlier"), NOON.plusSeconds(90));
        assertThat(told()).containsExactly("ports/later/1");
    }

    @Test
    void every_article_where_the_search_asks_for_it_but_not_every_revision() {
        SavedSearch search = search("ports", "lisbon");
        search.setEveryArticle(true);
        save(search);
        send(inStory(article("a1", 1), "s1"), NOON);
        send(inStory(article("a2", 1), "s1"), NOON.plusSeconds(60));
        send(inStory(article("a2", 2), "s1"), NOON.plusSeconds(90));
        assertThat(told()).containsExactly("ports/a1/1", "ports/a2/1");
    }

    @Test
    void a_search_for_quiet_edits_is_told_each_of_them() {
        save(search("edits", "edit:quiet"));
        send(inStory(article("a1", 1), "s1"), NOON);
        send(quietlyEdited(inStory(article("a1", 2), "s1")), NOON.plusSeconds(60));
        send(quietlyEdited(inStory(article("a1", 3), "s1")), NOON.plusSeconds(90));
        assertThat(told()).containsExactly("edits/a1/2", "edits/a1/3");
    }

    @Test
    void the_same_input_again_gives_no_second_alert() {
        save(search("ports", "lisbon"));
        for (int i = 0; i < 2; i++) {
            send(inStory(article("a1", 1), "s1"), NOON);
            send(inStory(article("a2", 1), "s2"), NOON.plusSeconds(60));
            send(inStory(article("a0", 1), "s1"), NOON.minusSeconds(60));
        }
        assertThat(told()).containsExactly("ports/a1/1", "ports/a2/1");
    }

    @Test
    void what_is_older_than_the_memory_is_not_told() {
        save(search("ports", "lisbon"));
        send(inStory(article("new", 1), "s1"), NOON.plus(WINDOW).plusSeconds(1));
        send(inStory(article("old", 1), "s2"), NOON);
        assertThat(told()).containsExactly("ports/new/1");
    }

    @Test
    void an_article_from_before_the_search_and_one_of_a_replay_are_not_told() {
        SavedSearch search = search("ports", "lisbon");
        search.setCreatedAt(NOON.plusSeconds(1));
        save(search);
        send(article("a1", 1), NOON);
        EnrichedArticle replayed = article("a2", 1);
        replayed.getArticle().setFetched(NOON.plusSeconds(5));
        RecordHeaders headers = new RecordHeaders();
        headers.add("replay", new byte[] {1});
        pipe("a2", bytes(replayed), NOON, headers);
        assertThat(told()).isEmpty();
    }

    @Test
    void a_search_that_ended_is_not_told_and_one_made_anew_is_another() {
        save(search("ports", "lisbon"));
        send(inStory(article("a1", 1), "s1"), NOON);
        end("ports");
        send(inStory(article("a2", 1), "s2"), NOON.plusSeconds(60));
        SavedSearch anew = search("ports", "lisbon");
        anew.setCreatedAt(NOON.minusSeconds(1));
        save(anew);
        send(inStory(article("a3", 1), "s1"), NOON.plusSeconds(90));
        assertThat(told()).containsExactly("ports/a1/1", "ports/a3/1");
    }

    @Test
    void a_withdrawn_article_tells_nothing_and_garbage_is_put_aside() {
        save(search("ports", "lisbon"));
        pipe("a1", null, NOON, new RecordHeaders());
        byte[] garbage = "not avro".getBytes(StandardCharsets.UTF_8);
        pipe("bad", garbage, NOON, new RecordHeaders());
        assertThat(told()).isEmpty();
        var dead = driver.createOutputTopic(
                        wire.names().deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecord();
        assertThat(dead.value()).isEqualTo(garbage);
        assertThat(EventHeaders.get(dead.headers(), DeadLetter.STAGE)).contains("alerts");
    }

    private List<String> told() {
        return alerts().readValuesToList().stream().map(Alert::getId).toList();
    }

    private TestOutputTopic<String, Alert> alerts() {
        return driver.createOutputTopic(
                wire.names().alerts(),
                new StringDeserializer(),
                wire.serde(Alert.class).deserializer());
    }

    private void save(SavedSearch search) {
        driver.createInputTopic(
                        wire.names().savedSearches(),
                        new StringSerializer(),
                        wire.serde(SavedSearch.class).serializer())
                .pipeInput(search.getId(), search);
    }

    private void end(String id) {
        driver.createInputTopic(wire.names().savedSearches(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(id, null);
    }

    private static EnrichedArticle inStory(EnrichedArticle article, String story) {
        article.setStoryId(story);
        return article;
    }

    private static EnrichedArticle quietlyEdited(EnrichedArticle article) {
        article.setEdit(Edit.newBuilder()
                .setFromRevision(article.getRevision() - 1)
                .setSubstantial(true)
                .setQuiet(true)
                .build());
        return article;
    }

    private void send(EnrichedArticle article, Instant at) {
        pipe(article.getId(), bytes(article), at, new RecordHeaders());
    }

    private byte[] bytes(EnrichedArticle article) {
        return wire.serde(EnrichedArticle.class)
                .serializer()
                .serialize(wire.names().enriched(), article);
    }

    private void pipe(String key, byte @Nullable [] value, Instant at, RecordHeaders headers) {
        driver.createInputTopic(wire.names().enriched(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, headers, at));
    }
}
