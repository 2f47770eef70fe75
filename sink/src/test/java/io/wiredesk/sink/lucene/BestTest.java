package io.wiredesk.sink.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.Ranking;
import io.wiredesk.sink.query.Show;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is passed over and shared out, hits come as if every one had been scored and sorted.
class BestTest {
    private static final String TEXT = "text";
    private static final long NOW = 1_800_000_000_000L;
    private static final Ranking RANKING = new Ranking(Duration.ofDays(1), 70);
    private static final Sort BY_SCORE = new Sort(
            SortField.FIELD_SCORE,
            new SortField(ArticleFields.PUBLISHED, SortField.Type.LONG, true),
            new SortField(ArticleFields.ID, SortField.Type.STRING));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void pagesTogetherAreAllHitsInOrder(long seed) throws IOException {
        Random random = new Random(seed);
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            fill(directory, random);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher shared = new Parallel(500).newSearcher(reader, reader);
                IndexSearcher plain = new IndexSearcher(reader);
                for (Query words :
                        List.of(term("a"), either("a", "b"), either("b", "c"), new PhraseQuery(TEXT, "a", "c"))) {
                    assertThat(pages(shared, words, Order.WORDS, 37)).isEqualTo(sorted(plain, words, BY_SCORE));
                    // Aged scores are tested against every one of them aged by hand.
                    Query fresh = Freshness.fresh(words, RANKING, NOW);
                    List<Integer> aged = aged(plain, words);
                    assertThat(pages(shared, fresh, Order.RELEVANCE, 37)).isEqualTo(aged);
                    Query again = Freshness.fresh(found(shared, words).of(words), RANKING, NOW);
                    assertThat(pages(shared, again, Order.RELEVANCE, 37)).isEqualTo(aged);
                    Sort newest = new Sort(
                            new SortField(ArticleFields.PUBLISHED, SortField.Type.LONG, true),
                            new SortField(ArticleFields.ID, SortField.Type.STRING));
                    assertThat(pages(shared, words, Order.NEWEST, 37)).isEqualTo(sorted(plain, words, newest));
                }
            }
        }
    }

    @Test
    void onlyWhatStandsSomewhereIsWorthRemembering() {
        Query phrase = new PhraseQuery(TEXT, "a", "b");
        Query near = new SpanNearQuery(new SpanQuery[] {span("a"), span("b")}, 3, false);
        assertThat(List.of(phrase, near, both(term("c"), phrase), new BoostQuery(near, 2)))
                .allMatch(Found::isWorthwhile);
        assertThat(List.of(term("a"), either("a", "b"), both(term("a"), term("b")), span("a")))
                .noneMatch(Found::isWorthwhile);
    }

    private static SpanQuery span(String word) {
        return new SpanTermQuery(new Term(TEXT, word));
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.MUST)
                .add(other, Occur.MUST)
                .build();
    }

    /// Few different times and lengths, so that much is equal.
    private static void fill(ByteBuffersDirectory directory, Random random) throws IOException {
        try (IndexWriter writer =
                new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
            int documents = 3_000 + random.nextInt(6_000);
            for (int i = 0; i < documents; i++) {
                Document document = new Document();
                document.add(new SortedDocValuesField(
                        ArticleFields.ID, new BytesRef(Long.toHexString(random.nextLong()) + "-" + i)));
                long age = random.nextInt(20) * 7_200_000L;
                document.add(new NumericDocValuesField(ArticleFields.PUBLISHED, NOW - age));
                StringBuilder text = new StringBuilder();
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    text.append(random.nextInt(3) == 0 ? "a " : random.nextInt(5) == 0 ? "b " : "c ");
                }
                document.add(new TextField(TEXT, text.toString(), Store.NO));
                long _ = writer.addDocument(document);
                if (random.nextInt(1_500) == 0) {
                    long _ = writer.commit();
                }
            }
        }
    }

    private static Query term(String word) {
        return new TermQuery(new Term(TEXT, word));
    }

    private static Query either(String one, String other) {
        return new BooleanQuery.Builder()
                .add(term(one), Occur.SHOULD)
                .add(term(other), Occur.SHOULD)
                .build();
    }

    private static Found found(IndexSearcher searcher, Query query) throws IOException {
        return searcher.search(query, new Overview.Manager(Show.USUAL, true))
                .found()
                .orElseThrow();
    }

    private static List<Integer> pages(IndexSearcher searcher, Query query, Order order, int each) throws IOException {
        List<Integer> all = new ArrayList<>();
        Cursor after = null;
        for (int page = 0; page < 5; page++) {
            List<Best.Ranked> hits = Best.of(searcher, query, order, after, each);
            hits.forEach(hit -> all.add(hit.doc));
            if (hits.isEmpty()) {
                break;
            }
            Best.Ranked last = hits.getLast();
            String id = Best.id(searcher.getIndexReader(), last.doc).utf8ToString();
            after = new Cursor(order, false, NOW, "", all.size(), last.score, last.published(), id);
        }
        return all;
    }

    private static List<Integer> sorted(IndexSearcher searcher, Query query, Sort sort) throws IOException {
        List<Integer> all = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, 5 * 37, sort).scoreDocs) {
            all.add(hit.doc);
        }
        return all;
    }

    private static List<Integer> aged(IndexSearcher searcher, Query query) throws IOException {
        record Hit(int doc, float score, long published, BytesRef id) {}

        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, searcher.getIndexReader().maxDoc()).scoreDocs) {
            var leaf = searcher.getIndexReader()
                    .leaves()
                    .get(ReaderUtil.subIndex(hit.doc, searcher.getIndexReader().leaves()));
            long published = SegmentValues.of(leaf.reader()).published(hit.doc - leaf.docBase);
            float score = (float) (hit.score * RANKING.freshness(published, NOW));
            hits.add(new Hit(hit.doc, score, published, Best.id(searcher.getIndexReader(), hit.doc)));
        }
        return hits.stream()
                .sorted((one, other) -> {
                    int byScore = Float.compare(other.score, one.score);
                    int byTime = byScore != 0 ? byScore : Long.compare(other.published, one.published);
                    return byTime != 0 ? byTime : one.id.compareTo(other.id);
                })
                .limit(5 * 37)
                .map(Hit::doc)
                .toList();
    }
}
