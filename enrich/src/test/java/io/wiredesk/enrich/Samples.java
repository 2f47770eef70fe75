package io.wiredesk.enrich;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.Settings;
import java.time.Instant;

/// Articles to enrich, and the bundled enrichment.
final class Samples {
    static final Instant AT = Instant.parse("2024-06-18T08:00:00Z");
    static final Enrichment BUNDLED = Enrichment.load(Settings.defaults(EnrichConfig.class, "enrich"));

    private Samples() {}

    static Article article(String text) {
        return AnnotateJson.article("a1", null, text, null, null, AT);
    }

    static EnrichedArticle enriched(String text) {
        return BUNDLED.enrich(article(text), AT);
    }

    static EnrichedArticle own(String name) throws java.io.IOException {
        try (var in = Samples.class.getResourceAsStream("/articles/" + name + ".txt")) {
            return enriched(new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /// The words between two code points of the article's text.
    static String words(EnrichedArticle enriched, int start, int end) {
        String text = enriched.getArticle().getText();
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }
}
