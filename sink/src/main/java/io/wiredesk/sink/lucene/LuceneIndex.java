package io.wiredesk.sink.lucene;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Origin;
import io.wiredesk.sink.Refused;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.analysis.Likeness;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.QueryParser;
import io.wiredesk.sink.query.Ranking;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/// The index in a folder of this machine. One process writes it, any number read it.
public final class LuceneIndex implements SearchIndex {
    /// A word is asked of every language's fields, and a query may have [QueryParser#MAX_TERMS] of them.
    private static final int MAX_CLAUSES = QueryParser.MAX_TERMS * 120;

    static {
        IndexSearcher.setMaxClauseCount(MAX_CLAUSES);
    }

    private final Searchers searchers;
    private final @Nullable Succession writing;
    private final Ranking ranking;
    private final InstantSource clock;

    private LuceneIndex(Searchers searchers, @Nullable Succession writing, Ranking ranking, InstantSource clock) {
        this.searchers = searchers;
        this.writing = writing;
        this.ranking = ranking;
        this.clock = clock;
    }

    /// Opens the index for writing and searching; makes it where there is none.
    ///
    /// @throws IllegalStateException when another process, or another part of this one, writes it, and when it was
    /// built by another version of this program
    public static LuceneIndex open(Path folder) {
        return open(folder, Ranking.DEFAULT, InstantSource.system());
    }

    static LuceneIndex open(Path folder, Ranking ranking, InstantSource clock) {
        Succession writing = Succession.open(new Generations(folder));
        return new LuceneIndex(writing.searchers(), writing, ranking, clock);
    }

    /// Opens the index for searching while another process writes it. Each search sees the last commit; a folder
    /// without an index is an empty index until there is one.
    public static LuceneIndex openReader(Path folder) {
        return openReader(folder, Ranking.DEFAULT);
    }

    static LuceneIndex openReader(Path folder, Ranking ranking) {
        return new LuceneIndex(Searchers.reading(new Generations(folder)), null, ranking, InstantSource.system());
    }

    /// Opens, or makes, an index that is not current.
    static LuceneIndex apart(Generations generations, int number) {
        Succession writing = Succession.apart(generations, number);
        return new LuceneIndex(writing.searchers(), writing, Ranking.DEFAULT, InstantSource.system());
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return writing != null
                ? writing.positions()
                : read(searcher -> Positions.read(searcher.getIndexReader()), Map.of());
    }

    @Override
    public void apply(
            List<IndexChange> changes, Map<TopicPartition, Long> nextPositions, Consumer<List<Refused>> refused) {
        writing().apply(changes, nextPositions, refused);
    }

    @Override
    public boolean renew() {
        return writing != null && writing.renew();
    }

    private Succession writing() {
        if (writing == null) {
            throw new IllegalStateException("the index was opened for reading only");
        }
        return writing;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Query query = QueryParser.parse(request.query());
        return run(request, search -> search.run(query));
    }

    @Override
    public Optional<SearchResult> similar(String id, SearchRequest request) {
        return article(id).map(article -> run(request, search -> search.run(Likeness.to(article))));
    }

    @Override
    public List<Hit> nearest(byte[] vector, String condition, int limit) {
        Query query = QueryParser.parse(condition);
        SearchRequest request = new SearchRequest(condition, Order.WORDS.word(), limit, null, Show.ARTICLES);
        try {
            return searchers.read(
                    "",
                    held -> new Search(held, ranking, request, Optional.empty(), clock.millis()).near(vector, query),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be read", e);
        }
    }

    private SearchResult run(SearchRequest request, Searchers.Reading<Search, SearchResult> search) {
        Optional<Cursor> cursor = request.decodeCursor();
        long asOf = cursor.map(Cursor::asOf).orElseGet(clock::millis);
        try {
            return searchers.read(
                    cursor.map(Cursor::snapshot).orElse(""),
                    held -> search.apply(new Search(held, ranking, request, cursor, asOf)),
                    SearchResult.none());
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be read", e);
        }
    }

    @Override
    public Optional<EnrichedArticle> article(String id) {
        return read(searcher -> Known.article(searcher.getIndexReader(), id), Optional.empty());
    }

    @Override
    public Optional<Origin> origin(String id) {
        return read(searcher -> Known.origin(searcher.getIndexReader(), id), Optional.empty());
    }

    @Override
    public long count() {
        return read(searcher -> (long) searcher.count(Documents.LIVE_ONES), 0L);
    }

    private <T> T read(Searchers.Reading<IndexSearcher, T> reading, T whenEmpty) {
        try {
            return searchers.read(reading, whenEmpty);
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be read", e);
        }
    }

    @Override
    public void close() {
        try (searchers) {
            if (writing != null) {
                writing.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be closed", e);
        }
    }
}
