package io.wiredesk.desk.web;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MentionSpan;
import io.wiredesk.news.TextPart;
import io.wiredesk.schemas.MediaTopicRoot;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An article as the page shows it. Everything is plain text, to be escaped by the template, except snippets.
///
/// @param url http or https; null where there is none
/// @param snippets HTML, escaped already
/// @param pieces the text cut at its mentions
/// @param edit what the newest revision changed; null where it is the first
public record ArticleView(
        String id,
        String title,
        @Nullable String url,
        String source,
        String domain,
        String time,
        String language,
        int revision,
        List<Tag> entities,
        List<Tag> topics,
        List<String> snippets,
        List<Piece> pieces,
        @Nullable EditView edit) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Something to filter by.
    ///
    /// @param kind css class: person, organization, location, misc, topic
    /// @param value what the query says
    public record Tag(String kind, String value, String label) {}

    /// A piece of text, and what it names.
    ///
    /// @param tag null for what names nothing
    public record Piece(String text, @Nullable Tag tag) {}

    /// The view of an article.
    static ArticleView of(EnrichedArticle enriched, List<String> snippets, boolean whole) {
        Article article = enriched.getArticle();
        return new ArticleView(
                article.getId(),
                article.getTitle(),
                Optional.ofNullable(article.getUrl())
                        .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                        .orElse(null),
                article.getSource().getName(),
                article.getSource().getDomain(),
                TIME.format(article.getPublished()),
                enriched.getLanguage(),
                article.getRevision(),
                enriched.getEntities().stream().map(ArticleView::tag).toList(),
                enriched.getTopics().stream()
                        .map(topic -> new Tag(
                                "topic",
                                MediaTopicRoot.ofCode(topic.getCode())
                                        .map(MediaTopicRoot::slug)
                                        .orElse(topic.getCode()),
                                topic.getName()))
                        .toList(),
                snippets,
                whole ? pieces(enriched) : List.of(),
                EditView.of(enriched.getEdit()));
    }

    private static Tag tag(Entity entity) {
        return new Tag(entity.getType().name().toLowerCase(Locale.ROOT), entity.getId(), entity.getName());
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
