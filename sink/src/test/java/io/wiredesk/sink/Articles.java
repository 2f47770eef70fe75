package io.wiredesk.sink;

import io.wiredesk.news.Article;
import io.wiredesk.news.Attribution;
import io.wiredesk.news.AttributionKind;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.Source;
import io.wiredesk.news.TextPart;
import java.time.Instant;
import java.util.List;

/// Made-up articles for tests.
public final class Articles {
    public static final Instant NOON = Instant.parse("2024-06-15T12:00:00Z");

    private Articles() {}

    /// An article about a harbour, published at noon.
    public static EnrichedArticle article(String id, int revision) {
        return article(
                id,
                revision,
                "Harbour opens, revision " + revision,
                "The harbour of Lisbon opens. Ships <wait> outside.");
    }

    public static EnrichedArticle article(String id, int revision, String title, String text) {
        Article article = Article.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setFeedId("feed-1")
                .setSource(new Source("The Example Post", "post.example"))
                .setTitle(title)
                .setText(text)
                .setAuthors(List.of("Ana Sousa"))
                .setPublished(NOON)
                .setFetched(NOON)
                .setContentSha256("0")
                .build();
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setArticle(article)
                .setLanguage("en-GB")
                .setEntities(List.of(new Entity("Q597", "Lisbon", EntityType.LOCATION, 0.9, 0.9, List.of())))
                .setTopics(List.of(new MediaTopic("medtop:04000000", "economy, business and finance", 0.8, List.of())))
                .setAttribution(
                        List.of(new Attribution("Port Agency", null, AttributionKind.CITES, TextPart.TEXT, 0, 3)))
                .setEnrichedAt(NOON)
                .build();
    }

    public static EnrichedArticle publishedAt(EnrichedArticle enriched, Instant when) {
        enriched.getArticle().setPublished(when);
        return enriched;
    }
}
