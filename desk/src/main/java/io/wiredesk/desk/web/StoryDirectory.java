package io.wiredesk.desk.web;

import io.wiredesk.desk.record.TopicFollower;
import io.wiredesk.news.Story;
import io.wiredesk.schemas.config.WireConfig;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stories as they are now, followed in the background: no request waits for Kafka, and while Kafka is away the
/// last
/// that was read is shown.
///
/// Threading: safe for concurrent use.
final class StoryDirectory implements AutoCloseable {
    /// The newest of them; older ones stay in the topic.
    private static final int MAX_STORIES = 20_000;
    /// How many more there may be before the oldest are dropped.
    private static final int SLACK = 1_000;

    private static final Comparator<Story> NEWEST =
            Comparator.comparing(Story::getLastSeen).reversed().thenComparing(Story::getId);

    private final Map<String, Story> byId = new HashMap<>();
    private final TopicFollower<Story> follower;

    private StoryDirectory(WireConfig wire) {
        follower = TopicFollower.start(wire, wire.names().stories(), Story.class, this::take);
    }

    static StoryDirectory start(WireConfig wire) {
        return new StoryDirectory(wire);
    }

    private synchronized void take(String id, @Nullable Story story) {
        if (story == null) {
            byId.remove(id);
            return;
        }
        byId.put(id, story);
        if (byId.size() > MAX_STORIES + SLACK) {
            byId.values().stream().sorted(NEWEST).skip(MAX_STORIES).toList().forEach(old -> byId.remove(old.getId()));
        }
    }

    /// Those that stand and have at least so many articles, the one with the newest article first.
    synchronized List<Story> newest(int minArticles, int limit) {
        return byId.values().stream()
                .filter(story -> story.getSize() >= Math.max(1, minArticles))
                .sorted(NEWEST)
                .limit(limit)
                .toList();
    }

    /// The story with this id, or the one that took its articles.
    synchronized Optional<Story> find(String id) {
        Story story = byId.get(id);
        for (int steps = 0; story != null && story.getMergedInto() != null && steps < 20; steps++) {
            story = byId.get(story.getMergedInto());
        }
        return Optional.ofNullable(story);
    }

    @Override
    public void close() {
        follower.close();
    }
}
