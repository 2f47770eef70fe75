package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.Article;
import io.wiredesk.news.Edit;
import io.wiredesk.news.EditSign;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Mention;
import io.wiredesk.news.Source;
import io.wiredesk.news.Story;
import io.wiredesk.news.StoryArticle;
import io.wiredesk.news.StoryRole;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrichTopologyTest {
    private static final String TEXT =
            "President Vladimir Putin sent troops and missiles to the war, the government and"
                    + " parliament said after the election. Soldiers fired artillery shells.";

    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka("none:1", Map.of()),
            new WireConfig.Topics("news.", 1, (short) 1),
            new WireConfig.Schemas(null));

    @Test
    void the_trace_of_an_article_goes_on_on_every_enriched_topic() {
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            TraceContext ingest = TraceContext.ofRevision("a1", 1, "ingest");
            RecordHeaders headers = new RecordHeaders();
            ingest.put(headers);
            driver.createInputTopic(wire.names().articles(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>("a1".getBytes(StandardCharsets.UTF_8), article(), headers));

            for (String topic : List.of(wire.names().enriched(), wire.names().enriched(MediaTopicRoot.CONFLICT))) {
                assertThat(TraceContext.of(out(driver, topic, EnrichedArticle.class)
                                .readRecord()
                                .headers()))
                        .contains(ingest.next("enrich"));
            }
        }
    }

    @Test
    void an_article_goes_to_enriched_to_its_subjects_and_to_mentions() {
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            send(driver, "a1", article());
            var out =
                    out(driver, wire.names().enriched(), EnrichedArticle.class).readRecord();
            assertThat(out.key()).isEqualTo("a1");
            assertThat(out.value().getArticle().getText()).isEqualTo(TEXT);
            assertThat(EventHeaders.get(out.headers(), "topics").orElseThrow().split(","))
                    .contains("politics", "conflict");
            assertThat(EventHeaders.get(out.headers(), "ce_id")).contains("a1/1");
            assertThat(EventHeaders.get(out.headers(), "lang")).contains("en");
            assertThat(EventHeaders.get(out.headers(), "entities").orElseThrow())
                    .contains("Q7747");
            assertThat(out(driver, wire.names().enriched(MediaTopicRoot.CONFLICT), EnrichedArticle.class)
                            .readValue())
                    .isEqualTo(out.value());
            assertThat(out(driver, wire.names().enriched(MediaTopicRoot.SPORT), EnrichedArticle.class)
                            .isEmpty())
                    .isTrue();
            var mentions = out(driver, wire.names().mentions(), Mention.class).readRecordsToList();
            assertThat(mentions).hasSameSizeAs(out.value().getEntities());
            assertThat(mentions)
                    .allSatisfy(m -> assertThat(m.key()).isEqualTo(m.value().getEntityId()));
        }
    }

    @Test
    void a_schema_that_nobody_knows_is_its_record_s_fault() {
        byte[] unknown = {0, 0, 15, 66, 63, 2};
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            driver.createInputTopic(wire.names().articles(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput("a0".getBytes(StandardCharsets.UTF_8), unknown);
            send(driver, "a1", article());
            assertThat(driver.createOutputTopic(
                                    wire.names().deadLetters(),
                                    new ByteArrayDeserializer(),
                                    new ByteArrayDeserializer())
                            .readRecord()
                            .value())
                    .isEqualTo(unknown);
            assertThat(out(driver, wire.names().enriched(), EnrichedArticle.class)
                            .readKeyValuesToList())
                    .singleElement()
                    .extracting(each -> each.key)
                    .isEqualTo("a1");
        }
    }

    @Test
    void garbage_is_put_aside_as_it_came_and_the_stream_goes_on() {
        byte[] garbage = "not avro".getBytes(StandardCharsets.UTF_8);
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            send(driver, "bad", garbage);
            send(driver, "a1", article());
            var dead = dead(driver).readRecord();
            assertThat(dead.value()).isEqualTo(garbage);
            assertThat(EventHeaders.get(dead.headers(), DeadLetter.STAGE)).contains("enrich");
            assertThat(EventHeaders.get(dead.headers(), DeadLetter.TOPIC)).contains("news.articles");
            assertThat(EventHeaders.get(dead.headers(), DeadLetter.OFFSET)).contains("0");
            assertThat(out(driver, wire.names().enriched(), EnrichedArticle.class)
                            .readKeyValuesToList())
                    .hasSize(1);
        }
    }

    @Test
    void an_enricher_that_throws_costs_one_article_only() {
        Enrichment failing = new Enrichment(List.of(new Throwing()), 1_000);
        try (TopologyTestDriver driver = driver(failing::enrich)) {
            send(driver, "a1", article());
            var dead = dead(driver).readRecord();
            assertThat(dead.value()).isEqualTo(article());
            assertThat(EventHeaders.get(dead.headers(), DeadLetter.REASON)).contains("no such day");
            assertThat(out(driver, wire.names().enriched(), EnrichedArticle.class)
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void a_tombstone_passes_through() {
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            send(driver, "a1", null);
            var out =
                    out(driver, wire.names().enriched(), EnrichedArticle.class).readRecord();
            assertThat(out.key()).isEqualTo("a1");
            assertThat(out.value()).isNull();
        }
    }

    @Test
    void two_copies_are_one_story_with_its_first_publisher() {
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            send(driver, "a1", article());
            Article copy = Samples.article(TEXT);
            copy.setId("a2");
            copy.setSource(new Source("Late Post", "late.example"));
            copy.setPublished(Samples.AT.plusSeconds(60));
            copy.setFetched(Samples.AT.plusSeconds(90));
            send(
                    driver,
                    "a2",
                    wire.serde(Article.class)
                            .serializer()
                            .serialize(wire.names().articles(), copy));
            var enriched =
                    out(driver, wire.names().enriched(), EnrichedArticle.class).readValuesToList();
            assertThat(enriched).extracting(EnrichedArticle::getStoryId).containsOnly("s-a1");
            var stories = out(driver, wire.names().stories(), Story.class).readKeyValuesToMap();
            Story story = Objects.requireNonNull(stories.get("s-a1"));
            assertThat(story.getArticles())
                    .extracting(StoryArticle::getRole)
                    .containsExactly(StoryRole.ORIGINAL, StoryRole.COPY);
            assertThat(story.getFirstArticleId()).isEqualTo("a1");
            assertThat(story.getArticles().getLast().getCopiedFrom().getShare()).isEqualTo(1);
        }
    }

    @Test
    void a_revision_says_what_it_changed_and_how_quietly() {
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            send(driver, "a1", article());
            send(driver, "a1", revised(2));
            var enriched =
                    out(driver, wire.names().enriched(), EnrichedArticle.class).readValuesToList();
            assertThat(enriched.getFirst().getEdit()).isNull();
            Edit edit = enriched.getLast().getEdit();
            assertThat(edit.getFromRevision()).isEqualTo(1);
            assertThat(edit.getSigns()).containsExactly(EditSign.REMOVED);
            assertThat(edit.getQuiet()).isTrue();
        }
    }

    @Test
    void a_withdrawn_text_is_not_compared_with() {
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            send(driver, "a1", article());
            send(driver, "a1", null);
            send(driver, "a1", revised(2));
            assertThat(out(driver, wire.names().enriched(), EnrichedArticle.class)
                            .readValuesToList()
                            .getLast()
                            .getEdit())
                    .isNull();
        }
    }

    @Test
    void an_article_that_draws_a_story_to_itself_bears_its_former_name() {
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            send(driver, "a1", article());
            Article earlier = Samples.article(TEXT);
            earlier.setId("a0");
            earlier.setSource(new Source("Early Post", "early.example"));
            earlier.setPublished(Samples.AT.minusSeconds(600));
            send(driver, "a0", bytes(earlier));
            EnrichedArticle last = out(driver, wire.names().enriched(), EnrichedArticle.class)
                    .readValuesToList()
                    .getLast();
            assertThat(last.getStoryId()).isEqualTo("s-a0");
            assertThat(last.getFormerStories()).containsExactly("s-a1");
        }
    }

    private byte[] revised(int revision) {
        Article revised = Samples.article(TEXT.replace(", the government and parliament said after the election", ""));
        revised.setRevision(revision);
        return bytes(revised);
    }

    private byte[] bytes(Article article) {
        return wire.serde(Article.class).serializer().serialize(wire.names().articles(), article);
    }

    @Test
    void a_withdrawn_article_leaves_its_story() {
        try (TopologyTestDriver driver = driver(Samples.BUNDLED::enrich)) {
            send(driver, "a1", article());
            send(driver, "a1", null);
            assertThat(out(driver, wire.names().enriched(), EnrichedArticle.class)
                            .readRecordsToList())
                    .hasSize(2);
            assertThat(out(driver, wire.names().stories(), Story.class).readKeyValuesToMap())
                    .containsEntry("s-a1", null);
        }
    }

    private static final class Throwing implements Enricher {
        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public Draft apply(Draft draft) {
            throw new IllegalStateException("no such day");
        }
    }

    private byte[] article() {
        return wire.serde(Article.class).serializer().serialize(wire.names().articles(), Samples.article(TEXT));
    }

    private TopologyTestDriver driver(BiFunction<Article, Instant, EnrichedArticle> enrichment) {
        Properties properties = new Properties();
        properties.put("application.id", "t");
        properties.put("bootstrap.servers", "none:1");
        return new TopologyTestDriver(
                EnrichTopology.build(
                        wire, Duration.ofDays(7), Duration.ofDays(7), enrichment, InstantSource.fixed(Samples.AT)),
                properties);
    }

    private void send(TopologyTestDriver driver, String key, byte @Nullable [] value) {
        driver.createInputTopic(wire.names().articles(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value);
    }

    private <T extends SpecificRecord> TestOutputTopic<String, T> out(
            TopologyTestDriver driver, String topic, Class<T> type) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), wire.serde(type).deserializer());
    }

    private TestOutputTopic<byte[], byte[]> dead(TopologyTestDriver driver) {
        return driver.createOutputTopic(
                wire.names().deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
