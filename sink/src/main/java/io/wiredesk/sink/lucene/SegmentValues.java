package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/// What every search looks up of every hit, in memory: the values that are counted, and when it was published. A
/// segment never changes, so it is read once and kept until it is merged away; some 80 bytes for an article with a
/// dozen values.
final class SegmentValues {
    private static final Map<IndexReader.CacheKey, SegmentValues> KNOWN = new ConcurrentHashMap<>();

    private static final FacetValues VALUES = new FacetValues();

    /// By document, and one more: where its numbers begin.
    private final int[] starts;

    /// Of [#VALUES], of all fields of a document side by side.
    private final int[] rows;

    /// More than the highest number.
    private final int end;

    private final long[] published;

    private final long oldest;
    private final long newest;

    private SegmentValues(LeafReader reader) throws IOException {
        int documents = reader.maxDoc();
        int fields = ArticleFields.FACETS.size();
        starts = new int[documents + 1];
        for (int field = 0; field < fields; field++) {
            SortedSetDocValues values = values(reader, field);
            while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                starts[values.docID() + 1] += values.docValueCount();
            }
        }
        for (int doc = 0; doc < documents; doc++) {
            starts[doc + 1] = Math.addExact(starts[doc], starts[doc + 1]);
        }
        rows = new int[starts[documents]];
        int[] next = Arrays.copyOf(starts, documents);
        int highest = -1;
        for (int field = 0; field < fields; field++) {
            int[] numbers = VALUES.numbers(field, names(values(reader, field)));
            highest = Math.max(highest, Arrays.stream(numbers).max().orElse(-1));
            SortedSetDocValues values = values(reader, field);
            for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                for (int n = values.docValueCount(); n > 0; n--) {
                    rows[next[doc]++] = numbers[(int) values.nextOrd()];
                }
            }
        }
        end = highest + 1;
        published = new long[documents];
        NumericDocValues times = DocValues.getNumeric(reader, ArticleFields.PUBLISHED);
        for (int doc = times.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = times.nextDoc()) {
            published[doc] = times.longValue();
        }
        oldest = Arrays.stream(published).min().orElse(0);
        newest = Arrays.stream(published).max().orElse(0);
    }

    private static SortedSetDocValues values(LeafReader reader, int field) throws IOException {
        return DocValues.getSortedSet(reader, ArticleFields.FACETS.get(field));
    }

    /// By ordinal.
    private static List<String> names(SortedSetDocValues values) throws IOException {
        List<String> names = new ArrayList<>();
        TermsEnum terms = values.termsEnum();
        for (BytesRef name = terms.next(); name != null; name = terms.next()) {
            names.add(name.utf8ToString());
        }
        return names;
    }

    /// Those of a segment, which are read where nobody has asked before.
    static SegmentValues of(LeafReader reader) throws IOException {
        IndexReader.CacheHelper segment = reader.getCoreCacheHelper();
        if (segment == null) {
            return new SegmentValues(reader);
        }
        SegmentValues known = KNOWN.get(segment.getKey());
        return known != null ? known : read(reader, segment);
    }

    private static SegmentValues read(LeafReader reader, IndexReader.CacheHelper segment) throws IOException {
        try {
            return KNOWN.computeIfAbsent(segment.getKey(), key -> {
                try {
                    segment.addClosedListener(KNOWN::remove);
                    return new SegmentValues(reader);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Makes room for the counts of this segment beside those of others.
    ///
    /// @return the same where there is room
    int[] room(int[] counts) {
        return counts.length < end ? Arrays.copyOf(counts, end) : counts;
    }

    /// Counts each of a document's values.
    void count(int doc, int[] counts) {
        for (int at = starts[doc]; at < starts[doc + 1]; at++) {
            counts[rows[at]]++;
        }
    }

    /// The most frequent values, see [FacetValues].
    static Map<String, Map<String, Long>> most(int[] counts) {
        return VALUES.most(counts);
    }

    /// Milliseconds since 1970; 0 for a gravestone.
    long published(int doc) {
        return published[doc];
    }

    /// How near to a time one of the documents may have been published at most, in milliseconds.
    long nearest(long time) {
        return Math.max(0, Math.max(oldest - time, time - newest));
    }
}
