package io.wiredesk.sink.lucene;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.QueryParser;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final @Nullable LuceneWriter writer;
    private final InstantSource clock;

    private LuceneIndex(Searchers searchers, @Nullable LuceneWriter writer, InstantSource clock) {
        this.searchers = searchers;
        this.writer = writer;
        this.clock = clock;
    }

    /// Opens the index for writing and searching; makes it where there is none.
    ///
    /// @throws IllegalStateException when another process, or another part of this one, writes it
    public static LuceneIndex open(Path dir) {
        return open(dir, InstantSource.system());
    }

    static LuceneIndex open(Path dir, InstantSource clock) {
        LuceneWriter writer = LuceneWriter.open(dir);
        return new LuceneIndex(writer.searchers(), writer, clock);
    }

    /// Opens the index for searching while another process writes it. Each search sees the last commit; a folder
    /// without an index is an empty index until there is one.
    public static LuceneIndex openReader(Path dir) {
        return new LuceneIndex(Searchers.reading(dir), null, InstantSource.system());
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return writer != null
                ? writer.positions()
                : read(searcher -> Positions.read(searcher.getIndexReader()), Map.of());
    }

    @Override
    public void apply(List<IndexChange> changes, Map<TopicPartition, Long> nextPositions) {
        if (writer == null) {
            throw new IllegalStateException("the index was opened for reading only");
        }
        writer.apply(changes, nextPositions);
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Query query = QueryParser.parse(request.query());
        return read(searcher -> new Search(searcher, clock, request).run(query), SearchResult.none());
    }

    @Override
    public Optional<EnrichedArticle> article(String id) {
        return read(searcher -> Stored.find(searcher.getIndexReader(), id), Optional.<Stored>empty())
                .filter(stored -> !stored.deleted())
                .map(Stored::article);
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
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be closed", e);
        }
    }
}
