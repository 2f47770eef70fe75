package io.wiredesk.bench.month;

import io.wiredesk.desk.record.TopicFollower;
import io.wiredesk.news.Alert;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Story;
import io.wiredesk.news.Trend;
import io.wiredesk.schemas.config.WireConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody sees who subscribes to all of it: what came, and what came twice.
///
/// Threading: a thread a topic tells it; the rest from any.
final class Subscriber implements AutoCloseable {
    /// What of a topic of articles came.
    private static final class Seen {
        private final Map<String, Integer> revisions = new HashMap<>();
        private int records;
        private int doubled;

        void add(String id, int revision) {
            records++;
            Integer before = revisions.put(id, revision);
            doubled += before != null && before >= revision ? 1 : 0;
        }
    }

    private final Seen articles = new Seen();
    private final Seen enriched = new Seen();
    private final Map<String, String> idsByUrl = new HashMap<>();
    private final Map<String, List<String>> articlesByStory = new HashMap<>();
    private final List<Trend> rising = new ArrayList<>();
    private final Set<String> alerts = new HashSet<>();
    private int alertRecords;
    private final List<TopicFollower<?>> followers;

    Subscriber(WireConfig wire) {
        var names = wire.names();
        followers = List.of(
                TopicFollower.start(wire, names.articles(), Article.class, this::article),
                TopicFollower.start(wire, names.enriched(), EnrichedArticle.class, this::enriched),
                TopicFollower.start(wire, names.stories(), Story.class, this::story),
                TopicFollower.start(wire, names.trends(), Trend.class, this::trend),
                TopicFollower.start(wire, names.alerts(), Alert.class, this::alert));
    }

    private synchronized void article(String id, @Nullable Article article) {
        if (article != null) {
            articles.add(id, article.getRevision());
            idsByUrl.put(String.valueOf(article.getUrl()), id);
        }
    }

    private synchronized void enriched(String id, @Nullable EnrichedArticle article) {
        if (article != null) {
            enriched.add(id, article.getArticle().getRevision());
        }
    }

    private synchronized void story(String id, @Nullable Story story) {
        if (story == null || story.getArticles().isEmpty()) {
            articlesByStory.remove(id);
        } else {
            articlesByStory.put(
                    id,
                    story.getArticles().stream().map(one -> one.getArticleId()).toList());
        }
    }

    private synchronized void trend(String id, @Nullable Trend trend) {
        if (trend != null && trend.getRising()) {
            rising.add(trend);
        }
    }

    private synchronized void alert(String id, @Nullable Alert alert) {
        if (alert != null) {
            alertRecords++;
            alerts.add(alert.getId());
        }
    }

    /// Revisions of articles.
    synchronized int revisions() {
        return articles.records;
    }

    synchronized int articles() {
        return articles.revisions.size();
    }

    /// Revisions that were enriched.
    synchronized int enriched() {
        return enriched.records;
    }

    /// Records whose revision, or a later one, had come before, and alerts that came twice.
    synchronized int doubled() {
        return articles.doubled + enriched.doubled + alertRecords - alerts.size();
    }

    /// The id of the article at an address; null where none came.
    synchronized @Nullable String id(String url) {
        return idsByUrl.get(url);
    }

    /// The story of each article.
    synchronized Map<String, String> stories() {
        Map<String, String> stories = new HashMap<>();
        articlesByStory.forEach((story, ids) -> ids.forEach(id -> stories.put(id, story)));
        return stories;
    }

    synchronized List<Trend> rising() {
        return List.copyOf(rising);
    }

    synchronized int alerts() {
        return alerts.size();
    }

    @Override
    public void close() {
        followers.forEach(TopicFollower::close);
    }
}
