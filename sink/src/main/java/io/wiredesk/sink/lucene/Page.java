package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.query.BadSearchException;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.SearchRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The documents of one page, in order.
///
/// @param others how many more of its story were found, by document, where stories are one hit
/// @param more whether there is a next page
record Page(List<Best.Ranked> docs, Map<Integer, Long> others, boolean more) {
    static final Page EMPTY = new Page(List.of(), Map.of(), false);

    /// The hits after one, each article for itself.
    static Page after(IndexSearcher searcher, Query wanted, Order order, @Nullable Cursor after, int limit)
            throws IOException {
        // One more than asked for, which tells whether there is a next page.
        List<Best.Ranked> found = Best.of(searcher, wanted, order, after, limit + 1);
        return new Page(found.subList(0, Math.min(limit, found.size())), Map.of(), found.size() > limit);
    }

    /// The best hit of each story, from one story on. A story may have many hits before another's first: more are
    /// looked
    /// at until there are enough stories.
    ///
    /// @param seen stories on the pages before
    /// @param total hits in all
    /// @throws BadSearchException where the page is too far down
    static Page ofStories(IndexSearcher searcher, Query wanted, Order order, int seen, int limit, long total)
            throws IOException {
        if (seen + limit > SearchRequest.MAX_STORIES) {
            throw new BadSearchException("where stories are one hit, pages end at story " + SearchRequest.MAX_STORIES);
        }
        Map<BytesRef, Best.Ranked> stories = new LinkedHashMap<>();
        for (int look = 4 * (seen + limit + 1); ; look *= 4) {
            stories.clear();
            for (Best.Ranked hit : Best.of(searcher, wanted, order, null, look)) {
                stories.putIfAbsent(story(searcher, hit.doc), hit);
            }
            if (stories.size() > seen + limit || look >= total) {
                break;
            }
        }
        Map<BytesRef, Best.Ranked> shown = new LinkedHashMap<>();
        stories.entrySet().stream()
                .skip(seen)
                .limit(limit)
                .forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        return new Page(
                List.copyOf(shown.values()), others(searcher, wanted, shown, total), stories.size() > seen + limit);
    }

    private static Map<Integer, Long> others(
            IndexSearcher searcher, Query wanted, Map<BytesRef, Best.Ranked> shown, long total) throws IOException {
        if (shown.isEmpty()) {
            return Map.of();
        }
        Query ofThese = new BooleanQuery.Builder()
                .add(wanted, Occur.FILTER)
                .add(new TermInSetQuery(ArticleFields.TOLD, shown.keySet()), Occur.FILTER)
                .build();
        Map<Integer, Long> others = new HashMap<>();
        for (ScoreDoc doc : searcher.search(ofThese, Math.toIntExact(total), Sort.INDEXORDER).scoreDocs) {
            Best.Ranked first = Objects.requireNonNull(shown.get(story(searcher, doc.doc)));
            others.merge(first.doc, doc.doc == first.doc ? 0L : 1L, Long::sum);
        }
        return others;
    }

    private static BytesRef story(IndexSearcher searcher, int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        SortedDocValues told = DocValues.getSorted(leaf.reader(), ArticleFields.TOLD);
        boolean _ = told.advanceExact(doc - leaf.docBase);
        return BytesRef.deepCopyOf(told.lookupOrd(told.ordValue()));
    }
}
