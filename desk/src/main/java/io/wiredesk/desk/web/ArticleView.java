package io.wiredesk.desk.web;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.MentionSpan;
import io.wiredesk.news.NarrowTopic;
import io.wiredesk.news.TextPart;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.sink.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An article as the page shows it. Everything is plain text, to be escaped by the template, except snippets.
///
/// @param url http or https; null where there is none
/// @param snippets HTML, escaped already
/// @param others how many more of its story were found, where a story is one hit
/// @param pieces the text cut at its mentions
/// @param edit what the newest revision changed; null where it is the first
public record ArticleView(
        String id,
        String title,
        @Nullable String url,
        String source,
        String domain,
        Times times,
        String language,
        int revision,
        @Nullable String storyId,
        List<Tag> entities,
        List<Tag> topics,
        List<String> snippets,
        long others,
        List<Piece> pieces,
        @Nullable EditView edit) {

    /// When it passed which stage.
    public record Times(Instant published, Instant fetched, Instant enriched) {}

    /// Its record in Kafka.
    ///
    /// @param text topic, partition and offset; empty where not known
    /// @param indexed when it could be found; null where not known
    public record Place(String text, @Nullable Instant indexed) {
        static Place of(String topic, Optional<Origin> origin) {
            return origin.map(from -> new Place(topic + "-" + from.partition() + "@" + from.offset(), from.indexed()))
                    .orElse(new Place("", null));
        }
    }

    /// Something to filter by.
    ///
    /// @param kind css class: person, organization, location, misc, topic
    /// @param value what the query says
    /// @param why how much the article is about it, in figures, and what spoke for it; may be empty
    public record Tag(String kind, String value, String label, String why) {
        /// Where everything about it is.
        public String address() {
            return (kind.equals("topic") ? "/search?topic=" : "/entities/") + Address.encoded(value);
        }
    }

    /// A piece of text, and what it names.
    ///
    /// @param tag null for what names nothing
    public record Piece(String text, @Nullable Tag tag) {}

    /// A line of a list.
    static ArticleView line(EnrichedArticle enriched, List<String> snippets, long others) {
        return of(enriched, snippets, others, List.of());
    }

    /// With its text.
    static ArticleView whole(EnrichedArticle enriched) {
        return of(enriched, List.of(), 0, pieces(enriched));
    }

    private static ArticleView of(EnrichedArticle enriched, List<String> snippets, long others, List<Piece> pieces) {
        Article article = enriched.getArticle();
        return new ArticleView(
                article.getId(),
                article.getTitle(),
                Optional.ofNullable(article.getUrl())
                        .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                        .orElse(null),
                article.getSource().getName(),
                article.getSource().getDomain(),
                new Times(article.getPublished(), article.getFetched(), enriched.getEnrichedAt()),
                enriched.getLanguage(),
                article.getRevision(),
                enriched.getStoryId(),
                enriched.getEntities().stream().map(ArticleView::tag).toList(),
                topics(enriched),
                snippets,
                others,
                pieces,
                EditView.of(enriched.getEdit()));
    }

    private static Tag tag(Entity entity) {
        return new Tag(
                entity.getType().name().toLowerCase(Locale.ROOT),
                entity.getId(),
                entity.getName(),
                percent(entity.getSalience()) + " · " + percent(entity.getConfidence()));
    }

    private static List<Tag> topics(EnrichedArticle enriched) {
        return Stream.concat(
                        enriched.getTopics().stream().map(ArticleView::topic),
                        enriched.getNarrowerTopics().stream().map(ArticleView::topic))
                .toList();
    }

    static Tag topic(MediaTopic topic) {
        String slug =
                MediaTopicRoot.ofCode(topic.getCode()).map(MediaTopicRoot::slug).orElse(topic.getCode());
        return new Tag("topic", slug, topic.getName(), why(topic.getScore(), topic.getEvidence()));
    }

    private static Tag topic(NarrowTopic topic) {
        return new Tag("topic", topic.getCode(), topic.getName(), why(topic.getScore(), topic.getEvidence()));
    }

    private static String why(double score, List<String> evidence) {
        return percent(score) + (evidence.isEmpty() ? "" : " · " + String.join(", ", evidence));
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private record Marked(MentionSpan span, Tag tag) {}

    /// Offsets count code points; Java's strings count code units.
    private static List<Piece> pieces(EnrichedArticle enriched) {
        String text = enriched.getArticle().getText();
        List<Marked> marks = new ArrayList<>();
        enriched.getEntities()
                .forEach(entity -> entity.getMentions().stream()
                        .filter(span -> span.getPart() == TextPart.TEXT)
                        .forEach(span -> marks.add(new Marked(span, tag(entity)))));
        marks.sort(Comparator.comparingInt(mark -> mark.span().getStart()));
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Marked mark : marks) {
            int start = text.offsetByCodePoints(0, mark.span().getStart());
            int end = text.offsetByCodePoints(0, mark.span().getEnd());
            if (start >= at) {
                pieces.add(new Piece(text.substring(at, start), null));
                pieces.add(new Piece(text.substring(start, end), mark.tag()));
                at = end;
            }
        }
        pieces.add(new Piece(text.substring(at), null));
        return List.copyOf(pieces);
    }
}
