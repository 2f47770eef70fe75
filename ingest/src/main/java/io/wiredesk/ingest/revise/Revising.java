package io.wiredesk.ingest.revise;

import io.wiredesk.news.Article;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whether a candidate is the next revision of its article. Pure.
///
/// The feed that brought revision 1 owns the article: what another feed says differently is its own teaser, not a
/// change of the article, and taking it would make a revision at each poll of either.
public final class Revising {
    private Revising() {}

    /// A revision to publish, and what to remember of it.
    public record Step(Article article, Revision revision) {}

    /// @param candidate an article without a revision number
    /// @param last what is remembered of its last revision; null where it is new
    /// @return empty when nothing changed, or another feed owns the article
    public static Optional<Step> next(Article candidate, @Nullable Revision last) {
        if (last == null) {
            return Optional.of(step(candidate, 1, candidate.getFeedId(), candidate.getPublished(), List.of()));
        }
        if (!last.feedId().equals(candidate.getFeedId()) || last.contentSha256().equals(candidate.getContentSha256())) {
            return Optional.empty();
        }
        boolean unstated = candidate.getPublished().equals(candidate.getFetched());
        Instant published = unstated ? Instant.ofEpochMilli(last.publishedMillis()) : candidate.getPublished();
        return Optional.of(step(candidate, last.number() + 1, last.feedId(), published, last.changedBy(candidate)));
    }

    private static Step step(Article candidate, int number, String owner, Instant published, List<String> changed) {
        Article article = Article.newBuilder(candidate)
                .setRevision(number)
                .setPublished(published)
                .setChanged(changed)
                .build();
        return new Step(article, Revision.of(candidate, number, owner, published.toEpochMilli()));
    }
}
