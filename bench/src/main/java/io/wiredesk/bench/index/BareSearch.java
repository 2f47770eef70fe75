package io.wiredesk.bench.index;

import io.wiredesk.sink.query.SearchResult;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.store.FSDirectory;

/// What Lucene alone does with a question to the same index: ten hits by the words of the text, their stored fields,
/// and the entities and sources of all hits counted by their doc values. No other field is asked, nothing is decoded,
/// sorted out, highlighted or sent.
final class BareSearch implements Closeable {
    private static final int HITS = 10;
    private static final List<String> COUNTED = List.of(SearchResult.ENTITIES, SearchResult.SOURCES);

    private final FSDirectory directory;
    private final DirectoryReader reader;
    private final ExecutorService hands = Executors.newFixedThreadPool(2);
    private final IndexSearcher searcher;

    /// @param folder of Lucene's files
    BareSearch(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader, hands);
    }

    /// Nanoseconds.
    long ask(Query query) throws IOException {
        long start = System.nanoTime();
        for (ScoreDoc hit : searcher.search(query, HITS).scoreDocs) {
            if (searcher.storedFields().document(hit.doc).getFields().isEmpty()) {
                throw new IllegalStateException("nothing is stored of a hit");
            }
        }
        long counted = searcher.search(query, new Manager());
        if (counted == 0 && searcher.count(query) > 0) {
            throw new IllegalStateException("nothing was counted");
        }
        return System.nanoTime() - start;
    }

    private static final class Manager implements CollectorManager<Counting, Long> {
        @Override
        public Counting newCollector() {
            return new Counting();
        }

        @Override
        public Long reduce(Collection<Counting> parts) {
            return parts.stream().mapToLong(part -> part.hits).sum();
        }
    }

    private static final class Counting extends SimpleCollector {
        private final SortedSetDocValues[] values = new SortedSetDocValues[COUNTED.size()];
        private final int[][] counts = new int[COUNTED.size()][];
        private long hits;

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            for (int i = 0; i < values.length; i++) {
                values[i] = DocValues.getSortedSet(context.reader(), COUNTED.get(i));
                counts[i] = new int[Math.toIntExact(values[i].getValueCount())];
            }
        }

        @Override
        public void collect(int doc) throws IOException {
            hits++;
            for (int i = 0; i < values.length; i++) {
                if (values[i].advanceExact(doc)) {
                    for (int n = values[i].docValueCount(); n > 0; n--) {
                        counts[i][(int) values[i].nextOrd()]++;
                    }
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    @Override
    public void close() throws IOException {
        try (directory;
                reader;
                hands) {
            // All are closed, whatever happens to one of them.
        }
    }
}
