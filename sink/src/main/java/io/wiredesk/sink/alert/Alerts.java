package io.wiredesk.sink.alert;

import io.wiredesk.news.Alert;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.sink.alert.Explanation.Why;
import io.wiredesk.sink.alert.StandingQueries.Standing;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.QueryField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// From an article to the alerts that it is worth, and to what an alert must not repeat. Pure but for the queries.
public final class Alerts {
    private Alerts() {}

    /// An alert that may have been given already.
    ///
    /// @param alert as it would be given
    /// @param once the keys under which it counts as given; all of them are remembered, any of them holds it back
    public record Candidate(Alert alert, List<String> once) {}

    /// The alerts that an article would give.
    public static List<Candidate> of(EnrichedArticle article, StandingQueries queries) {
        List<Standing> matching = queries.matching(article).stream()
                .filter(standing -> !article.getArticle()
                        .getFetched()
                        .isBefore(standing.search().getCreatedAt()))
                .toList();
        if (matching.isEmpty()) {
            return List.of();
        }
        Explanation explanation = new Explanation(article);
        return matching.stream()
                .map(standing -> new Candidate(
                        alert(article, standing.search(), explanation.of(standing.query())), once(article, standing)))
                .toList();
    }

    /// A search for edits is told of each edit, one for every article of each article, any other of each story. A
    /// search
    /// that was ended and made anew is another one.
    private static List<String> once(EnrichedArticle article, Standing standing) {
        SavedSearch search = standing.search();
        String prefix = search.getId() + "@" + search.getCreatedAt().toEpochMilli() + "/";
        if (asksForEdits(standing.query())) {
            return List.of(prefix + "edit/" + article.getId() + "/" + article.getRevision());
        }
        String story = article.getStoryId();
        if (search.getEveryArticle() || story == null) {
            return List.of(prefix + "article/" + article.getId());
        }
        List<String> keys = new ArrayList<>();
        Stream.concat(Stream.of(story), article.getFormerStories().stream())
                .map(id -> prefix + "story/" + id)
                .forEach(keys::add);
        // A story may have been split since: nobody is told twice of one article.
        keys.add(prefix + "article/" + article.getId());
        return List.copyOf(keys);
    }

    static boolean asksForEdits(Query query) {
        return switch (query) {
            case Query.Match match -> match.field() == QueryField.EDIT;
            case Query.Prefix prefix -> prefix.field() == QueryField.EDIT;
            case Query.And(List<Query> parts) -> parts.stream().anyMatch(Alerts::asksForEdits);
            case Query.Or(List<Query> parts) -> parts.stream().anyMatch(Alerts::asksForEdits);
            case Query.All _,
                    Query.Text _,
                    Query.Fuzzy _,
                    Query.Near _,
                    Query.Published _,
                    Query.PublishedLast _,
                    Query.Not _ -> false;
        };
    }

    private static Alert alert(EnrichedArticle enriched, SavedSearch search, Why why) {
        Article article = enriched.getArticle();
        return Alert.newBuilder()
                .setId(search.getId() + "/" + enriched.getId() + "/" + enriched.getRevision())
                .setSearchId(search.getId())
                .setSearchName(search.getName())
                .setQuery(search.getQuery())
                .setArticleId(enriched.getId())
                .setRevision(enriched.getRevision())
                .setTitle(article.getTitle())
                .setUrl(article.getUrl())
                .setSource(article.getSource())
                .setLanguage(enriched.getLanguage())
                .setPublished(article.getPublished())
                .setStoryId(enriched.getStoryId())
                .setClauses(why.clauses())
                .setWords(why.words())
                .setSnippets(why.snippets())
                .setEdit(enriched.getEdit())
                .setAt(enriched.getEnrichedAt())
                .build();
    }
}
