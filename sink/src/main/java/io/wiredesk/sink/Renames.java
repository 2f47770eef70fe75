package io.wiredesk.sink;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.analysis.ArticleFields;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stories that were taken in by others. An article bears its story's name and those of the stories that it took in
/// (`former_stories`); articles that were enriched before bear a former name, and get the one that holds now, whichever
/// of them the index sees first. A story whose name is used again later, because it came apart, keeps it from then on:
/// the time of enrichment decides.
public final class Renames {
    /// A story may take in one that took in another, and so on; further than this nobody looks.
    private static final int MOST_STEPS = 20;

    private final Map<String, Rename> renames = new HashMap<>();

    /// @param to the story that took it in
    private record Rename(String to, Instant at) {}

    /// The articles that an index has, as changes that would put them there.
    @FunctionalInterface
    public interface Indexed {
        /// @param field of [ArticleFields], with exact values
        /// @return the articles that have one of the values there
        Collection<IndexChange.Put> with(String field, Set<String> values) throws IOException;
    }

    private Renames() {}

    /// Gives articles of a batch the name that their story has now.
    ///
    /// @param changes whose articles are changed
    /// @return the changes, behind those that write articles of the index again
    /// @throws IOException as the index threw it
    public static List<IndexChange> settle(List<IndexChange> changes, Indexed indexed) throws IOException {
        Renames renames = new Renames();
        Set<String> ids = new HashSet<>();
        Set<String> told = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (EnrichedArticle article : articles(changes).toList()) {
            ids.add(article.getId());
            if (article.getStoryId() != null) {
                told.add(article.getStoryId());
                taken.addAll(article.getFormerStories());
                renames.learn(article);
            }
        }
        if (!told.isEmpty()) {
            indexed.with(ArticleFields.FORMER_STORY, told).forEach(put -> renames.learn(put.article()));
        }
        articles(changes).toList().forEach(renames::rename);
        List<IndexChange> all = new ArrayList<>();
        if (!taken.isEmpty()) {
            indexed.with(ArticleFields.STORY, taken).stream()
                    .filter(put -> !ids.contains(put.id()) && renames.rename(put.article()))
                    .forEach(all::add);
        }
        all.addAll(changes);
        return all;
    }

    private static Stream<EnrichedArticle> articles(List<IndexChange> changes) {
        return changes.stream()
                .filter(IndexChange.Put.class::isInstance)
                .map(change -> ((IndexChange.Put) change).article());
    }

    private void learn(EnrichedArticle article) {
        @Nullable String story = article.getStoryId();
        for (String former : story == null ? List.<String>of() : article.getFormerStories()) {
            if (!former.equals(story)) {
                Rename rename = new Rename(story, article.getEnrichedAt());
                renames.merge(former, rename, (one, other) -> other.at().isAfter(one.at()) ? other : one);
            }
        }
    }

    /// @return whether the article's story has another name now
    private boolean rename(EnrichedArticle article) {
        @Nullable String story = article.getStoryId();
        Instant at = article.getEnrichedAt();
        for (int steps = 0; story != null && steps < MOST_STEPS; steps++) {
            Rename rename = renames.get(story);
            if (rename == null || rename.at().isBefore(at)) {
                break;
            }
            story = rename.to();
            at = rename.at();
        }
        boolean renamed = story != null && !story.equals(article.getStoryId());
        if (renamed) {
            article.setStoryId(story);
        }
        return renamed;
    }
}
