package io.wiredesk.desk.web;

import io.wiredesk.news.CopiedFrom;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SharedSentence;
import io.wiredesk.news.Story;
import io.wiredesk.news.StoryArticle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the story page's template is given.
///
/// @param lanes one for each source, in the order in which they took the story up
/// @param compared two texts side by side; null where no article was copied or its text is not in the index
public record StoryView(
        String id,
        String title,
        String firstPublisher,
        int size,
        List<Lane> lanes,
        List<String> changes,
        @Nullable Compared compared) {

    /// A story in a list.
    public record Line(String id, String title, String firstPublisher, Instant lastSeen, int size, int sources) {
        static Line of(Story story) {
            return new Line(
                    story.getId(),
                    story.getTitle(),
                    story.getFirstPublisher().getName(),
                    story.getLastSeen(),
                    story.getSize(),
                    (int) story.getArticles().stream()
                            .map(article -> article.getSource().getDomain())
                            .distinct()
                            .count());
        }
    }

    /// A source and what it published of the story.
    public record Lane(String source, List<Entry> entries) {}

    /// One article on its lane.
    ///
    /// @param percent where it stands between the first and the last article, 0 to 100
    /// @param after how long after the first article it was published
    /// @param from whom it was copied, with the share of text; null where nobody was
    /// @param edit what its newest revision changed; null where it is the first or not known
    public record Entry(
            String id,
            String title,
            String role,
            Instant time,
            int percent,
            String after,
            @Nullable String from,
            int revision,
            @Nullable EditView edit) {}

    /// A copy beside its source.
    public record Compared(String copy, String source, String share, List<Part> copyText, List<Part> sourceText) {}

    /// A stretch of text, shared or not.
    public record Part(String text, boolean shared) {}

    static StoryView of(
            Story story, Function<String, Optional<EnrichedArticle>> articles, @Nullable String comparedId) {
        Map<String, List<Entry>> lanes = new LinkedHashMap<>();
        for (StoryArticle article : story.getArticles()) {
            lanes.computeIfAbsent(article.getSource().getName(), _ -> new ArrayList<>())
                    .add(entry(story, article, articles));
        }
        return new StoryView(
                story.getId(),
                story.getTitle(),
                story.getFirstPublisher().getName(),
                story.getSize(),
                lanes.entrySet().stream()
                        .map(lane -> new Lane(lane.getKey(), lane.getValue()))
                        .toList(),
                story.getChanges().stream()
                        .map(change -> change.getAt() + ": "
                                + change.getKind().name().toLowerCase(Locale.ROOT) + " "
                                + change.getStoryId())
                        .toList(),
                compared(story, articles, comparedId));
    }

    private static Entry entry(
            Story story, StoryArticle article, Function<String, Optional<EnrichedArticle>> articles) {
        CopiedFrom from = article.getCopiedFrom();
        Duration after = Duration.between(story.getFirstSeen(), article.getPublished());
        return new Entry(
                article.getArticleId(),
                article.getTitle(),
                article.getRole().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                article.getPublished(),
                percent(story.getFirstSeen(), story.getLastSeen(), article.getPublished()),
                after.toHours() + " h " + after.toMinutesPart() + " min",
                from == null ? null : from.getSource().getName() + ", " + share(from.getShare()),
                article.getRevision(),
                article.getRevision() == 1 ? null : edit(article, articles));
    }

    private static @Nullable EditView edit(StoryArticle article, Function<String, Optional<EnrichedArticle>> articles) {
        return articles.apply(article.getArticleId())
                .map(enriched -> EditView.of(enriched.getEdit()))
                .orElse(null);
    }

    private static int percent(Instant first, Instant last, Instant at) {
        long span = Duration.between(first, last).toMillis();
        return span == 0 ? 0 : (int) (100 * Duration.between(first, at).toMillis() / span);
    }

    private static String share(double share) {
        return Math.round(share * 100) + " %";
    }

    private static @Nullable Compared compared(
            Story story, Function<String, Optional<EnrichedArticle>> articles, @Nullable String comparedId) {
        StoryArticle copy = story.getArticles().stream()
                .filter(article -> article.getCopiedFrom() != null
                        && (comparedId == null || comparedId.equals(article.getArticleId())))
                .findFirst()
                .orElse(null);
        if (copy == null || copy.getCopiedFrom() == null) {
            return null;
        }
        CopiedFrom from = copy.getCopiedFrom();
        Optional<EnrichedArticle> its = articles.apply(copy.getArticleId());
        Optional<EnrichedArticle> source = articles.apply(from.getArticleId());
        if (its.isEmpty() || source.isEmpty()) {
            return null;
        }
        List<int[]> here = from.getEvidence().stream()
                .map(sentence -> new int[] {sentence.getStart(), sentence.getEnd()})
                .toList();
        List<int[]> there = from.getEvidence().stream()
                .sorted(Comparator.comparingInt(SharedSentence::getFromStart))
                .map(sentence -> new int[] {sentence.getFromStart(), sentence.getFromEnd()})
                .toList();
        return new Compared(
                copy.getSource().getName(),
                from.getSource().getName(),
                share(from.getShare()),
                parts(its.get().getArticle().getText(), here),
                parts(source.get().getArticle().getText(), there));
    }

    /// The text cut at the spans, which count code points. A span that a later revision's text no longer has is left
    /// out.
    private static List<Part> parts(String text, List<int[]> spans) {
        List<Part> parts = new ArrayList<>();
        int codePoints = text.codePointCount(0, text.length());
        int done = 0;
        for (int[] span : spans) {
            if (span[0] >= done && span[1] <= codePoints) {
                parts.add(new Part(cut(text, done, span[0]), false));
                parts.add(new Part(cut(text, span[0], span[1]), true));
                done = span[1];
            }
        }
        parts.add(new Part(cut(text, done, codePoints), false));
        return List.copyOf(parts);
    }

    private static String cut(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }
}
