package io.wiredesk.sink.meaning;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.analysis.Overviews;
import io.wiredesk.sink.analysis.Passages;
import io.wiredesk.sink.query.BadSearchException;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.QueryParser;
import io.wiredesk.sink.query.Reason;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import io.wiredesk.sink.query.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds by words and by meaning at once. Three lists are asked for, of articles with all words, with any of them, and
/// of
/// those nearest in meaning, and put together by their ranks: who stands high in several stands highest. Conditions
/// such
/// as `topic:` hold for all. Words are ranked with freshness, meaning has no age.
///
/// Source: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
/// methods", SIGIR 2009.
///
/// Threading: safe for concurrent use.
public final class MeaningSearch {
    /// As deep as each list goes.
    public static final int DEPTH = 200;

    /// The constant of the paper: how little it matters to be first rather than second.
    private static final double K = 60;
    /// So many words say in full what is meant.
    private static final int ENOUGH_WORDS = 4;
    /// Below this an article has as much to do with the words as any other.
    private static final double LEAST_COSINE = 0.25;

    private static final Comparator<Candidate> BEST = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(one -> one.hit.article().getArticle().getPublished(), Comparator.reverseOrder())
            .thenComparing(one -> one.hit.article().getId());

    private final SearchIndex index;
    private final Function<String, byte[]> vectors;
    private final Fusion fusion;

    /// @param vectors the vector of a text, as the articles' are; empty where a text has none
    public MeaningSearch(SearchIndex index, Function<String, byte[]> vectors) {
        this(index, vectors, Fusion.DEFAULT);
    }

    public MeaningSearch(SearchIndex index, Function<String, byte[]> vectors, Fusion fusion) {
        this.index = index;
        this.vectors = vectors;
        this.fusion = fusion;
    }

    /// An article and its places in the lists.
    private static final class Candidate {
        private final Hit hit;
        private final List<Reason> places = new ArrayList<>();

        Candidate(Hit hit) {
            this.hit = hit;
        }

        double score() {
            return places.stream().mapToDouble(Reason::score).sum();
        }

        String told() {
            return Overviews.told(hit.article());
        }

        Hit shown(Show show, List<String> snippets, long ofStory) {
            return new Hit(
                    hit.article(),
                    score(),
                    snippets,
                    show.collapse() ? ofStory - 1 : 0,
                    show.explain() ? reason() : null);
        }

        private Reason reason() {
            return Reason.of(
                    Reason.Kind.SUM,
                    score(),
                    places.stream()
                            .sorted(Comparator.comparingDouble(Reason::score).reversed())
                            .toList());
        }
    }

    /// The best of the lists; facets and counts over time are of all that is in any.
    ///
    /// @param request by relevance, without a cursor: there are no further pages
    /// @throws BadSearchException where the request has another order, or a cursor
    /// @throws io.wiredesk.sink.query.QuerySyntaxException when the query can't be read
    public SearchResult search(SearchRequest request) {
        if (request.cursor() != null) {
            throw new BadSearchException("a search by meaning has one page; ask for more with limit");
        }
        if (request.order() != Order.RELEVANCE) {
            throw new BadSearchException("a search by meaning is sorted by relevance, not by " + request.sort());
        }
        Wish wish = Wish.of(QueryParser.parse(request.query()));
        if (wish.words().isEmpty()) {
            return index.search(request);
        }
        Show show = request.show();
        List<Candidate> all = fused(request.query(), wish, show.explain());
        Map<String, Candidate> stories = new LinkedHashMap<>();
        Map<String, Long> told = new LinkedHashMap<>();
        for (Candidate one : all) {
            stories.putIfAbsent(one.told(), one);
            told.merge(one.told(), 1L, Long::sum);
        }
        Passages passages = new Passages(wish.anyWord());
        List<Hit> hits = (show.collapse() ? stories.values() : all)
                .stream()
                        .limit(request.limit())
                        .map(one -> one.shown(show, passages.of(one.hit.article()), told.getOrDefault(one.told(), 1L)))
                        .toList();
        List<EnrichedArticle> articles =
                all.stream().map(one -> one.hit.article()).toList();
        return new SearchResult(
                all.size(),
                hits,
                null,
                show.facets() ? Overviews.facets(articles) : Map.of(),
                show.histogram() == null ? null : Overviews.histogram(articles, show.histogram()));
    }

    private List<Candidate> fused(String query, Wish wish, boolean explain) {
        Map<String, Candidate> all = new LinkedHashMap<>();
        Show hits = explain ? Show.ARTICLES.explained() : Show.ARTICLES;
        add(all, "words", fusion.allWords(), found(query, hits));
        if (wish.words().size() > 1) {
            add(all, "any", fusion.anyWord(), found(wish.anyWord(), hits));
        }
        add(all, "meaning", fusion.meaning() * said(wish), meant(wish));
        return all.values().stream().sorted(BEST).toList();
    }

    /// How much a query says of what is meant, 0 to 1: a name alone nothing that its letters don't.
    private static double said(Wish wish) {
        int words = wish.text().split(" +", -1).length;
        return Math.min(1, (words - 1) / (ENOUGH_WORDS - 1.0));
    }

    private static void add(Map<String, Candidate> all, String list, double weight, List<Hit> hits) {
        int rank = 0;
        for (Hit hit : hits) {
            rank++;
            @Nullable Reason within = hit.reason();
            all.computeIfAbsent(hit.article().getId(), _ -> new Candidate(hit))
                    .places
                    .add(new Reason(
                            Reason.Kind.RANK,
                            list,
                            Integer.toString(rank),
                            weight / (K + rank),
                            within == null ? List.of() : List.of(within)));
        }
    }

    private List<Hit> found(String query, Show show) {
        return index.search(new SearchRequest(query, null, DEPTH, null, show)).hits();
    }

    private List<Hit> meant(Wish wish) {
        byte[] vector = vectors.apply(wish.text());
        if (vector.length == 0) {
            return List.of();
        }
        return index.nearest(vector, wish.condition(), DEPTH).stream()
                .filter(hit -> hit.score() >= LEAST_COSINE)
                .toList();
    }
}
