package io.wiredesk.sink.meaning;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.analysis.Overviews;
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

/// Finds by words and by meaning at once. Two lists are asked for, of articles with any of the words and of those nearest
/// in meaning, and put together by their ranks: who stands high in both stands highest. Conditions such as `topic:` hold
/// for both.
///
/// Source: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
/// methods", SIGIR 2009.
///
/// Threading: safe for concurrent use.
public final class MeaningSearch {
    /// As deep as each list goes: the answer has at most twice as many.
    public static final int DEPTH = 200;

    /// The constant of the paper: how little it matters to be first rather than second.
    private static final double K = 60;
    /// Below this an article has as much to do with the words as any other.
    private static final double LEAST_COSINE = 0.25;

    private final SearchIndex index;
    private final Function<String, byte[]> vectors;

    /// @param vectors the vector of a text, as the articles' are; empty where a text has none
    public MeaningSearch(SearchIndex index, Function<String, byte[]> vectors) {
        this.index = index;
        this.vectors = vectors;
    }

    /// Two places in two lists.
    private record Fused(Hit hit, int byWords, int byMeaning) {
        Fused meant(int rank) {
            return new Fused(hit, byWords, rank);
        }

        double score() {
            return share(byWords) + share(byMeaning);
        }

        static double share(int rank) {
            return rank == 0 ? 0 : 1 / (K + rank);
        }
    }

    /// The best of both lists; facets and counts over time are of all that is in either.
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
        List<Fused> all = fused(wish, request.show().explain());
        Show show = request.show();
        List<Fused> shown = show.collapse() ? List.copyOf(stories(all).values()) : all;
        Map<String, Long> told = new LinkedHashMap<>();
        all.forEach(one -> told.merge(Overviews.told(one.hit().article()), 1L, Long::sum));
        return new SearchResult(
                all.size(),
                shown.stream()
                        .limit(request.limit())
                        .map(one -> hit(one, show, told))
                        .toList(),
                null,
                show.facets() ? Overviews.facets(articles(all)) : Map.of(),
                show.histogram() == null ? null : Overviews.histogram(articles(all), show.histogram()));
    }

    private static List<EnrichedArticle> articles(List<Fused> all) {
        return all.stream().map(one -> one.hit().article()).toList();
    }

    private static Map<String, Fused> stories(List<Fused> all) {
        Map<String, Fused> first = new LinkedHashMap<>();
        all.forEach(one -> first.putIfAbsent(Overviews.told(one.hit().article()), one));
        return first;
    }

    private List<Fused> fused(Wish wish, boolean explain) {
        Show hits = explain ? Show.HITS.explained() : Show.HITS;
        List<Hit> byWords = index.search(new SearchRequest(wish.anyWord(), null, DEPTH, null, hits))
                .hits();
        byte[] vector = vectors.apply(wish.text());
        List<Hit> byMeaning = vector.length == 0 ? List.of() : index.nearest(vector, wish.condition(), DEPTH);
        Map<String, Fused> all = new LinkedHashMap<>();
        for (int i = 0; i < byWords.size(); i++) {
            Hit hit = byWords.get(i);
            all.put(hit.article().getId(), new Fused(hit, i + 1, 0));
        }
        for (int i = 0; i < byMeaning.size() && byMeaning.get(i).score() >= LEAST_COSINE; i++) {
            Hit hit = byMeaning.get(i);
            int rank = i + 1;
            all.compute(
                    hit.article().getId(),
                    (_, known) -> known == null ? new Fused(hit, 0, rank) : known.meant(rank));
        }
        List<Fused> ordered = new ArrayList<>(all.values());
        ordered.sort(Comparator.comparingDouble(Fused::score)
                .reversed()
                .thenComparing(one -> one.hit().article().getArticle().getPublished(), Comparator.reverseOrder())
                .thenComparing(one -> one.hit().article().getId()));
        return ordered;
    }

    private static Hit hit(Fused one, Show show, Map<String, Long> told) {
        Hit hit = one.hit();
        long others = show.collapse() ? told.getOrDefault(Overviews.told(hit.article()), 1L) - 1 : 0;
        return new Hit(hit.article(), one.score(), hit.snippets(), others, show.explain() ? reason(one) : null);
    }

    private static Reason reason(Fused one) {
        List<Reason> parts = new ArrayList<>();
        if (one.byWords() > 0) {
            parts.add(rank("words", one.byWords(), one.hit().reason()));
        }
        if (one.byMeaning() > 0) {
            parts.add(rank("meaning", one.byMeaning(), null));
        }
        parts.sort(Comparator.comparingDouble(Reason::score).reversed());
        return Reason.of(Reason.Kind.SUM, one.score(), parts);
    }

    private static Reason rank(String list, int rank, @Nullable Reason within) {
        return new Reason(
                Reason.Kind.RANK,
                list,
                Integer.toString(rank),
                Fused.share(rank),
                within == null ? List.of() : List.of(within));
    }
}
