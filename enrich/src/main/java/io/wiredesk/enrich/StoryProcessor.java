package io.wiredesk.enrich;

import io.wiredesk.enrich.story.StoryBook;
import io.wiredesk.enrich.story.Told;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Story;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One enriched article of a lane in; the same with its story's id out, to `news.enriched` and to its subjects, and
/// each
/// story that changed. Confined to its stream thread, which owns the lane's store.
final class StoryProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final String STAGE = "stories";

    private static final Logger LOG = LoggerFactory.getLogger(StoryProcessor.class);

    private final WireConfig wire;
    private final Duration window;
    private final int partitions;
    private final AvroSerde<EnrichedArticle> articles;
    private final AvroSerde<Story> stories;
    private @Nullable StoryBook book;

    /// @param partitions of the topic of lanes
    StoryProcessor(WireConfig wire, Duration window, int partitions) {
        this.wire = wire;
        this.window = window;
        this.partitions = partitions;
        this.articles = wire.serde(EnrichedArticle.class);
        this.stories = wire.serde(Story.class);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        book = new StoryBook(new StoredRows(context.getStateStore(EnrichTopology.STORY_ROWS)), window);
    }

    private StoryBook book() {
        return Objects.requireNonNull(book, "not initialised");
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        byte[] key = LaneKey.key(record.key());
        if (record.value() == null) {
            withdraw(record.withKey(key));
            return;
        }
        EnrichedArticle article =
                articles.deserializer().deserialize(wire.names().enriched(), record.value());
        List<Story> changed = List.of();
        try {
            Told told = book().tell(article);
            article.setStoryId(told.story());
            article.setFormerStories(book().took(told));
            changed = told.changed();
        } catch (RuntimeException e) {
            // The article is good as it is, only its story isn't known; the reason is put aside with it.
            LOG.atWarn().addKeyValue("article", article.getId()).setCause(e).log("no story could be found");
            dead(record.withKey(key), e);
        }
        publish(article, record.withKey(key));
        for (Story story : changed) {
            publish(story, article.getId() + "/" + article.getRevision(), article.getEnrichedAt(), record.timestamp());
        }
    }

    /// Every lane is asked; the one that knows the article passes the tombstone on, and the article's home does in any
    /// case.
    private void withdraw(Record<byte[], byte[]> tombstone) {
        String id = new String(tombstone.key(), StandardCharsets.UTF_8);
        boolean known = book().knows(id);
        if (known || context().taskId().partition() == LaneKey.home(tombstone.key(), partitions)) {
            context().forward(tombstone, EnrichTopology.ENRICHED);
        }
        Instant at = Instant.ofEpochMilli(tombstone.timestamp());
        book().withdraw(id).forEach(story -> publish(story, id + "/withdrawn", at, tombstone.timestamp()));
    }

    private void publish(EnrichedArticle article, Record<byte[], byte[]> record) {
        byte[] value = articles.serializer().serialize(wire.names().enriched(), article);
        context().forward(record.withValue(value), EnrichTopology.ENRICHED);
        for (MediaTopicRoot root : EnrichProcessor.roots(article)) {
            byte[] routed = articles.forTopic(wire.names().enriched(root), value, article);
            context().forward(record.withValue(routed), EnrichTopology.routed(root));
        }
    }

    /// A story that is no more, and that none took over, is deleted.
    private void publish(Story story, String cause, Instant at, long timestamp) {
        boolean gone = story.getArticles().isEmpty() && story.getMergedInto() == null;
        byte[] value = gone ? null : stories.serializer().serialize(wire.names().stories(), story);
        Headers headers = EventHeaders.of(story.getId() + "/" + cause, "/enrich/stories", "io.wiredesk.story", at);
        byte[] key = story.getId().getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<>(key, value, timestamp, headers), EnrichTopology.STORIES);
    }

    private void dead(Record<byte[], byte[]> record, RuntimeException failure) {
        EnrichMeters.buried(STAGE);
        DeadLetter letter = new DeadLetter(
                STAGE,
                wire.names().enriched(),
                context().taskId().partition(),
                -1L,
                DeadLetter.reasonOf(failure),
                Instant.ofEpochMilli(record.timestamp()));
        context().forward(record.withHeaders(letter.headers(record.headers())), EnrichTopology.STORY_DEAD_LETTERS);
    }
}
