package io.wiredesk.sink.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final int SEGMENTS = 12;
    private static final int EACH = 25;

    @Test
    void whatIsCountedInSharesIsWhatIsCountedAtOnce() throws IOException {
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer =
                    new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
                for (int number = 0; number < SEGMENTS * EACH; number++) {
                    long _ = writer.addDocument(document(number));
                    if (number % EACH == EACH - 1) {
                        long _ = writer.commit();
                    }
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher shared = new Parallel(1).newSearcher(reader, reader);
                assertThat(reader.leaves()).hasSize(SEGMENTS);
                int processors = Runtime.getRuntime().availableProcessors();
                assertThat(shared.getSlices()).hasSizeGreaterThanOrEqualTo(Math.min(2, processors));
                Overview inShares = counted(shared);
                Overview atOnce = counted(new IndexSearcher(reader));
                assertThat(inShares.total()).isEqualTo(SEGMENTS * EACH);
                assertThat(inShares.facets()).isEqualTo(atOnce.facets()).isNotEmpty();
            }
        }
    }

    /// Every one has a source, every third has subjects, so that both ways of counting are taken.
    private static Document document(int number) {
        Document document = new Document();
        document.add(value(SearchResult.SOURCES, "source" + number % 7));
        if (number % 3 == 0) {
            document.add(value(SearchResult.ENTITIES, "Q" + number % 5));
            document.add(value(SearchResult.ENTITIES, "Q" + number % 11));
        }
        return document;
    }

    private static SortedSetDocValuesField value(String field, String name) {
        return new SortedSetDocValuesField(field, new BytesRef(name + "\t" + name));
    }

    private static Overview counted(IndexSearcher searcher) throws IOException {
        return searcher.search(new MatchAllDocsQuery(), new Overview.Manager(Show.USUAL, false));
    }
}
