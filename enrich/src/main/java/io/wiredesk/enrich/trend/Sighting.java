package io.wiredesk.enrich.trend;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.news.TrendKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an article is about, each as a trend of one article, which is how it travels to where it is counted. Pure.
final class Sighting {
    /// What an article is hardly about makes no trend.
    private static final double MIN_SALIENCE = 0.05;

    private static final int MAX_ENTITIES = 12;
    private static final int MAX_TOPICS = 8;

    private Sighting() {}

    static List<Trend> of(EnrichedArticle enriched, TrendConfig config) {
        List<Trend> sightings = new ArrayList<>();
        enriched.getEntities().stream()
                .filter(entity -> entity.getSalience() >= MIN_SALIENCE)
                .limit(MAX_ENTITIES)
                .map(entity -> entity(enriched, config, entity))
                .forEach(sightings::add);
        enriched.getTopics().stream()
                .map(topic -> topic(enriched, config, topic))
                .limit(MAX_TOPICS)
                .forEach(sightings::add);
        enriched.getNarrowerTopics().stream()
                .map(topic -> sighting(enriched, config, TrendKind.TOPIC, topic.getCode(), topic.getName()))
                .limit(MAX_TOPICS)
                .forEach(sightings::add);
        return sightings;
    }

    private static Trend entity(EnrichedArticle enriched, TrendConfig config, Entity entity) {
        return sighting(enriched, config, TrendKind.ENTITY, entity.getId(), entity.getName());
    }

    private static Trend topic(EnrichedArticle enriched, TrendConfig config, MediaTopic topic) {
        return sighting(enriched, config, TrendKind.TOPIC, topic.getCode(), topic.getName());
    }

    private static Trend sighting(
            EnrichedArticle enriched, TrendConfig config, TrendKind kind, String id, String name) {
        Article article = enriched.getArticle();
        long start = config.windowStart(at(article).toEpochMilli());
        return window(kind, id, name, start, config)
                .setRising(true)
                .setArticles(List.of(TrendArticle.newBuilder()
                        .setArticleId(enriched.getId())
                        .setStoryId(enriched.getStoryId())
                        .setTitle(article.getTitle())
                        .setUrl(article.getUrl())
                        .setSource(article.getSource())
                        .setPublished(at(article))
                        .setSources(1)
                        .build()))
                .build();
    }

    /// Nothing is published after it was fetched.
    static Instant at(Article article) {
        return article.getPublished().isBefore(article.getFetched()) ? article.getPublished() : article.getFetched();
    }

    /// A window without anything in it.
    static Trend.Builder window(TrendKind kind, String id, String name, long start, TrendConfig config) {
        return Trend.newBuilder()
                .setId(id)
                .setKind(kind)
                .setName(name)
                .setWindowStart(Instant.ofEpochMilli(start))
                .setWindowEnd(Instant.ofEpochMilli(start).plus(config.window()))
                .setStories(0)
                .setSources(0)
                .setWeight(0)
                .setExpected(0)
                .setScore(0)
                .setPastWindows(0)
                .setArticles(List.of());
    }
}
