package io.wiredesk.sink.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopValuesTest {
    private static final int WANTED = 5;

    /// Few and many values, in segments that agree and in segments that don't: always what counting all would give.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_most_frequent_are_those_that_counting_everything_finds(long seed) throws IOException {
        Random random = new Random(seed);
        int values = 10 + random.nextInt(3_000);
        int segments = 1 + random.nextInt(6);
        Map<String, Long> all = new HashMap<>();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer =
                        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
            for (int segment = 0; segment < segments; segment++) {
                for (int i = 0; i < 2_000; i++) {
                    // Skewed, around another value in each segment.
                    double skew = Math.pow(random.nextDouble(), 1 + random.nextInt(3));
                    String value = "v" + ((int) (skew * values) + segment * 37) % values;
                    all.merge(value, 1L, Long::sum);
                    Document document = new Document();
                    document.add(new SortedSetDocValuesField("f", new BytesRef(value)));
                    long _ = writer.addDocument(document);
                }
                long _ = writer.commit();
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                assertThat(TopValues.of(counters(reader), WANTED).entrySet()).containsExactlyElementsOf(brute(all));
            }
        }
    }

    private static List<Map.Entry<String, Long>> brute(Map<String, Long> all) {
        return all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(WANTED)
                .toList();
    }

    private static List<TopValues.Counter> counters(DirectoryReader reader) throws IOException {
        List<TopValues.Counter> counters = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), "f");
            int[] counts = new int[(int) values.getValueCount()];
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                if (values.advanceExact(doc)) {
                    counts[(int) values.nextOrd()]++;
                }
            }
            counters.add(new TopValues.Counter(values, counts));
        }
        return counters;
    }
}
