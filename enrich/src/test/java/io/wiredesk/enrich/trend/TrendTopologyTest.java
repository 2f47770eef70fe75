package io.wiredesk.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.news.Source;
import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.schemas.config.WireConfig;
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
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrendTopologyTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TrendConfig CONFIG =
            new TrendConfig(1, HOUR, Duration.ofDays(28), Duration.ofHours(6), 24, 3, 3);

    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka("none:1", Map.of()),
            new WireConfig.Topics("news.", 1, (short) 1),
            new WireConfig.Schemas(null));
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put("application.id", "t");
        properties.put("bootstrap.servers", "none:1");
        driver = new TopologyTestDriver(
                TrendTopology.build(wire, CONFIG, InstantSource.fixed(MONDAY)), properties, MONDAY);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    /// One article an hour about something else, so that there is a past.
    private void quietDays(int days) {
        for (int hour = 0; hour < days * 24; hour++) {
            send(article("quiet" + hour, "Q1", "quiet" + hour, "daily.example", MONDAY.plus(HOUR.multipliedBy(hour))));
        }
        assertThat(trends()).isEmpty();
    }

    private static Instant noon(int day) {
        return MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(12));
    }

    @Test
    void several_stories_of_several_sources_rise_with_the_articles_that_explain_it() {
        quietDays(2);
        for (int i = 0; i < 4; i++) {
            send(article("a" + i, "Q2", "s" + i, i + ".example", noon(2).plusSeconds(i)));
        }
        List<Trend> trends = trends();
        Trend last = trends.getLast();
        assertThat(trends).hasSize(2);
        assertThat(last.getId()).isEqualTo("Q2");
        assertThat(last.getRising()).isTrue();
        assertThat(last.getStories()).isEqualTo(4);
        assertThat(last.getSources()).isEqualTo(4);
        assertThat(last.getWindowStart()).isEqualTo(noon(2));
        assertThat(last.getPastWindows()).isEqualTo(59);
        assertThat(last.getArticles()).extracting(TrendArticle::getArticleId).containsExactly("a0", "a1", "a2", "a3");
    }

    @Test
    void one_outlet_alone_and_copies_of_one_story_by_few_are_no_trend() {
        quietDays(2);
        for (int i = 0; i < 10; i++) {
            send(article("a" + i, "Q2", "s" + i, "one.example", noon(2).plusSeconds(i)));
        }
        for (int i = 0; i < 3; i++) {
            send(article("b" + i, "Q3", "s", i + ".example", noon(2).plusSeconds(i)));
        }
        assertThat(trends()).isEmpty();
    }

    @Test
    void without_a_past_nothing_rises() {
        for (int i = 0; i < 20; i++) {
            send(article("a" + i, "Q2", "s" + i, i + ".example", noon(0).plusSeconds(i)));
        }
        assertThat(trends()).isEmpty();
    }

    @Test
    void what_comes_every_week_at_this_hour_does_not_rise() {
        for (int week = 0; week < 4; week++) {
            for (int i = 0; i < 4; i++) {
                String id = "w" + week + "-" + i;
                send(article(id, "Q2", "s" + id, i + ".example", noon(7 * week).plusSeconds(i)));
            }
        }
        List<Trend> trends = trends();
        assertThat(trends)
                .allSatisfy(trend -> assertThat(trend.getWindowStart()).isBefore(noon(14)));
    }

    @Test
    void the_same_articles_again_and_in_another_order_change_nothing() {
        quietDays(2);
        List<Integer> order = List.of(3, 0, 2, 1, 0, 3);
        for (int i : order) {
            send(article("a" + i, "Q2", "s" + i, i + ".example", noon(2).plusSeconds(i)));
        }
        List<Trend> trends = trends();
        assertThat(trends).hasSize(2);
        assertThat(trends.getLast().getStories()).isEqualTo(4);
        assertThat(trends.getLast().getArticles())
                .extracting(TrendArticle::getArticleId)
                .containsExactly("a0", "a1", "a2", "a3");
    }

    @Test
    void a_late_article_counts_in_its_own_window_and_one_beyond_the_grace_does_not() {
        quietDays(3);
        // It is 23:00 of the third day now.
        for (int i = 0; i < 3; i++) {
            send(article(
                    "late" + i,
                    "Q2",
                    "s" + i,
                    i + ".example",
                    noon(2).plus(HOUR.multipliedBy(6)).plusSeconds(i)));
            send(article("old" + i, "Q3", "t" + i, i + ".example", noon(2).plusSeconds(i)));
        }
        assertThat(trends())
                .extracting(Trend::getId, Trend::getWindowStart)
                .containsExactly(tuple("Q2", noon(2).plus(HOUR.multipliedBy(6))));
    }

    @Test
    void withdrawn_articles_take_the_trend_back() {
        quietDays(2);
        for (int i = 0; i < 3; i++) {
            send(article("a" + i, "Q2", "s" + i, i + ".example", noon(2).plusSeconds(i)));
        }
        pipe("a1", null);
        List<Trend> trends = trends();
        assertThat(trends).extracting(Trend::getRising).containsExactly(true, false);
        assertThat(trends.getLast().getStories()).isEqualTo(2);
    }

    @Test
    void a_revision_that_is_about_something_else_counts_there() {
        quietDays(2);
        for (int i = 0; i < 3; i++) {
            send(article("a" + i, "Q2", "s" + i, i + ".example", noon(2).plusSeconds(i)));
        }
        EnrichedArticle other = article("a2", "Q3", "s2", "2.example", noon(2).plusSeconds(2));
        other.setRevision(2);
        send(other);
        assertThat(trends())
                .extracting(Trend::getId, Trend::getRising)
                .containsExactly(tuple("Q2", true), tuple("Q2", false));
    }

    @Test
    void stories_that_became_one_count_as_one() {
        quietDays(2);
        for (int i = 0; i < 3; i++) {
            send(article("a" + i, "Q2", "s" + i, i + ".example", noon(2).plusSeconds(i)));
        }
        EnrichedArticle joining = article("a3", "Q2", "s0", "0.example", noon(2).plusSeconds(9));
        joining.setFormerStories(List.of("s1", "s2"));
        send(joining);
        assertThat(trends()).extracting(Trend::getRising).containsExactly(true, false);
    }

    @Test
    void garbage_is_put_aside_as_it_came() {
        byte[] garbage = "not avro".getBytes(StandardCharsets.UTF_8);
        pipe("bad", garbage);
        assertThat(driver.createOutputTopic(
                                wire.names().deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readValue())
                .isEqualTo(garbage);
    }

    private List<Trend> trends() {
        return driver.createOutputTopic(
                        wire.names().trends(),
                        new StringDeserializer(),
                        wire.serde(Trend.class).deserializer())
                .readValuesToList();
    }

    private void send(EnrichedArticle article) {
        pipe(
                article.getId(),
                wire.serde(EnrichedArticle.class)
                        .serializer()
                        .serialize(wire.names().enriched(), article));
    }

    private void pipe(String key, byte @Nullable [] value) {
        driver.createInputTopic(wire.names().enriched(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, new RecordHeaders(), MONDAY));
    }

    private static EnrichedArticle article(String id, String entity, String story, String domain, Instant at) {
        Article article = Article.newBuilder()
                .setId(id)
                .setRevision(1)
                .setFeedId("f")
                .setSource(new Source(domain, domain))
                .setTitle("Title of " + id)
                .setText("Text.")
                .setPublished(at)
                .setFetched(at)
                .setContentSha256("0")
                .build();
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setRevision(1)
                .setArticle(article)
                .setLanguage("en")
                .setStoryId(story)
                .setEntities(List.of(new Entity(entity, "Entity " + entity, EntityType.MISC, 0.9, 0.9, List.of())))
                .setEnrichedAt(at)
                .build();
    }
}
