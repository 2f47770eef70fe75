package io.wiredesk.desk.web;

import io.wiredesk.desk.record.TopicScan;
import io.wiredesk.news.Story;
import io.wiredesk.schemas.config.WireConfig;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stories as they are now, read in the background: no request waits for Kafka, and while Kafka is away the last
/// that
/// was read is shown.
///
/// Threading: safe for concurrent use.
final class StoryDirectory implements AutoCloseable {
    private static final int SECONDS = 2;
    /// The newest of them; older ones stay in the topic.
    private static final int MAX_STORIES = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(StoryDirectory.class);
    private static final Comparator<Story> NEWEST =
            Comparator.comparing(Story::getLastSeen).reversed().thenComparing(Story::getId);

    private static final long CLOSE_SECONDS = 5;

    private final WireConfig wire;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("story-directory").factory());
    private volatile Map<String, Story> byId = Map.of();
    private boolean failing;

    private StoryDirectory(WireConfig wire) {
        this.wire = wire;
    }

    static StoryDirectory start(WireConfig wire) {
        StoryDirectory directory = new StoryDirectory(wire);
        var _ = directory.reader.scheduleWithFixedDelay(directory::read, 0, SECONDS, TimeUnit.SECONDS);
        return directory;
    }

    private void read() {
        try (TopicScan<Story> scan = TopicScan.open(
                wire, wire.names().stories(), wire.serde(Story.class).deserializer())) {
            Map<String, Story> read = new HashMap<>();
            scan.toEnd((id, story) -> {
                if (story == null) {
                    read.remove(id);
                } else {
                    read.put(id, story);
                }
            });
            read.values().stream().sorted(NEWEST).skip(MAX_STORIES).toList().forEach(old -> read.remove(old.getId()));
            byId = Map.copyOf(read);
            failing = false;
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; one line an outage is enough.
            if (!failing && !reader.isShutdown()) {
                LOG.warn("the stories can't be read, will keep trying: {}", e.getMessage());
            }
            failing = true;
        }
    }

    /// Those that stand and have at least so many articles, the one with the newest article first.
    List<Story> newest(int minArticles, int limit) {
        return byId.values().stream()
                .filter(story -> story.getSize() >= Math.max(1, minArticles))
                .sorted(NEWEST)
                .limit(limit)
                .toList();
    }

    /// The story with this id, or the one that took its articles.
    Optional<Story> find(String id) {
        Story story = byId.get(id);
        for (int steps = 0; story != null && story.getMergedInto() != null && steps < 20; steps++) {
            story = byId.get(story.getMergedInto());
        }
        return Optional.ofNullable(story);
    }

    /// Lets a reading under way end, as a consumer that is interrupted can't leave the broker properly.
    @Override
    public void close() {
        reader.shutdown();
        try {
            if (!reader.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                reader.shutdownNow();
            }
        } catch (InterruptedException e) {
            reader.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
