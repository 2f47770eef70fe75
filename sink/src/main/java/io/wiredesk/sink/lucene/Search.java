package io.wiredesk.sink.lucene;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.Languages;
import io.wiredesk.sink.analysis.QueryTranslator;
import io.wiredesk.sink.analysis.Reasons;
import io.wiredesk.sink.analysis.Snippets;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.Ranking;
import io.wiredesk.sink.query.Reason;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// One search on one searcher: what is counted over all hits, and the page.
final class Search {
    private final Snapshots.Held held;
    private final IndexSearcher searcher;
    private final Ranking ranking;
    private final SearchRequest request;
    private final Optional<Cursor> cursor;
    private final long asOf;
    private final Order order;

    /// @param ranking what age counts where the order is by relevance
    /// @param asOf time of the first page, in milliseconds since 1970
    Search(Snapshots.Held held, Ranking ranking, SearchRequest request, Optional<Cursor> cursor, long asOf) {
        this.held = held;
        this.searcher = held.searcher();
        this.request = request;
        this.cursor = cursor;
        this.asOf = asOf;
        this.order = request.order();
        this.ranking = order == Order.RELEVANCE ? ranking : Ranking.WORDS_ONLY;
    }

    SearchResult run(Query query) throws IOException {
        InstantSource then = InstantSource.fixed(Instant.ofEpochMilli(asOf));
        List<String> languages = languages();
        return run(
                new QueryTranslator(then, languages).translate(query),
                QueryTranslator.unranked(then, languages).translate(query));
    }

    SearchResult run(org.apache.lucene.search.Query asked) throws IOException {
        return run(asked, asked);
    }

    /// Counts every hit, without a score; ranks those only that may get onto the page.
    ///
    /// @param unranked finds the same
    private SearchResult run(org.apache.lucene.search.Query asked, org.apache.lucene.search.Query unranked)
            throws IOException {
        boolean remember = request.limit() > 0 && Found.isWorthwhile(unranked);
        Overview overview = searcher.search(live(unranked), new Overview.Manager(request.show(), remember));
        var found = overview.found();
        var wanted = found.isPresent() ? found.get().of(asked) : live(asked);
        Page page = page(Freshness.fresh(wanted, ranking, asOf), overview.total());
        List<Hit> hits = hits(page, asked);
        String next = page.more() ? cursor(page.docs().getLast()).encode() : null;
        return new SearchResult(overview.total(), hits, next, overview.facets(), overview.histogram());
    }

    private org.apache.lucene.search.Query live(org.apache.lucene.search.Query query) throws IOException {
        return Documents.live(query, searcher.getIndexReader());
    }

    /// @param vector as articles have it
    List<Hit> near(byte[] vector, Query condition) throws IOException {
        InstantSource then = InstantSource.fixed(Instant.ofEpochMilli(asOf));
        var near = Closeness.near(
                vector, live(QueryTranslator.unranked(then, languages()).translate(condition)));
        Page page = Page.after(searcher, near, order, null, request.limit());
        return hits(page, near).stream()
                .map(hit -> new Hit(hit.article(), Closeness.cosine(hit.score()), List.of(), 0, null))
                .toList();
    }

    /// Those with articles, so that no others are asked for.
    private List<String> languages() {
        Collection<String> indexed = FieldInfos.getIndexedFields(searcher.getIndexReader());
        return Languages.all().stream()
                .filter(language -> ArticleFields.BY_LANGUAGE.stream()
                        .anyMatch(field -> indexed.contains(ArticleFields.in(field, language))))
                .toList();
    }

    private Page page(org.apache.lucene.search.Query wanted, long total) throws IOException {
        if (request.limit() == 0) {
            return Page.EMPTY;
        }
        return request.show().collapse()
                ? Page.ofStories(
                        searcher, wanted, order, cursor.map(Cursor::seen).orElse(0), request.limit(), total)
                : Page.after(searcher, wanted, order, cursor.orElse(null), request.limit());
    }

    private Cursor cursor(Best.Ranked last) throws IOException {
        boolean drifts = order.byScore() || request.show().collapse();
        return new Cursor(
                order,
                request.show().collapse(),
                asOf,
                drifts ? held.keep() : "",
                cursor.map(Cursor::seen).orElse(0) + request.limit(),
                last.score,
                last.published(),
                Best.id(searcher.getIndexReader(), last.doc).utf8ToString());
    }

    /// Put together by all threads, as texts are looked through for them.
    private List<Hit> hits(Page page, org.apache.lucene.search.Query asked) throws IOException {
        List<Callable<Hit>> hits = new ArrayList<>();
        page.docs().forEach(doc -> hits.add(() -> hit(doc, asked, new Snippets(asked), page.others())));
        return searcher.getTaskExecutor().invokeAll(hits);
    }

    private Hit hit(ScoreDoc doc, org.apache.lucene.search.Query asked, Snippets snippets, Map<Integer, Long> others)
            throws IOException {
        BytesRef avro = searcher.storedFields().document(doc.doc).getBinaryValue(Documents.AVRO);
        var article = Documents.decode(BytesRef.deepCopyOf(avro).bytes);
        @Nullable Reason reason = request.show().explain() ? reason(doc, asked, article) : null;
        return new Hit(
                article,
                doc.score,
                request.show().snippets() ? snippets.of(article) : List.of(),
                others.getOrDefault(doc.doc, 0L),
                reason);
    }

    private Reason reason(ScoreDoc doc, org.apache.lucene.search.Query asked, EnrichedArticle article)
            throws IOException {
        Explanation words = searcher.explain(asked, doc.doc);
        return ranking.countsAge()
                ? Reasons.fresh(
                        words, ranking, article.getArticle().getPublished().toEpochMilli(), asOf)
                : Reasons.of(words);
    }
}
