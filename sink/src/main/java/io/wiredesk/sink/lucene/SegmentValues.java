package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/// What every search looks up of every hit, in memory: the values that are counted, and when it was published. A
/// segment never changes, so it is read once and kept until it is merged away; some 80 bytes for an article with a
/// dozen values.
///
/// A document's values of all fields stand side by side, in one row of numbers: those of the first field are its
/// ordinals, those of the next one follow where the first field's end, and so on.
@SuppressWarnings("ArrayRecordComponent") // Filled once, never compared.
final class SegmentValues {
    /// Documents that share one entry of what a scorer asks of many.
    private static final int BLOCK = 4_096;

    private static final Map<IndexReader.CacheKey, SegmentValues> KNOWN = new ConcurrentHashMap<>();

    /// By document, and one more: where its row begins.
    private final int[] starts;

    private final int[] rows;

    /// By field of [ArticleFields#FACETS], and one more: its first number.
    private final int[] bases;

    private final long[] published;

    /// By block.
    private final long[] oldest;

    private final long[] newest;

    private SegmentValues(LeafReader reader) throws IOException {
        int documents = reader.maxDoc();
        List<String> fields = ArticleFields.FACETS;
        starts = new int[documents + 1];
        bases = new int[fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            SortedSetDocValues values = values(reader, i);
            bases[i + 1] = Math.addExact(bases[i], Math.toIntExact(values.getValueCount()));
            while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                starts[values.docID() + 1] += values.docValueCount();
            }
        }
        for (int doc = 0; doc < documents; doc++) {
            starts[doc + 1] = Math.addExact(starts[doc], starts[doc + 1]);
        }
        rows = new int[starts[documents]];
        int[] next = Arrays.copyOf(starts, documents);
        for (int i = 0; i < fields.size(); i++) {
            SortedSetDocValues values = values(reader, i);
            for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                for (int n = values.docValueCount(); n > 0; n--) {
                    rows[next[doc]++] = bases[i] + (int) values.nextOrd();
                }
            }
        }
        published = new long[documents];
        NumericDocValues times = DocValues.getNumeric(reader, ArticleFields.PUBLISHED);
        for (int doc = times.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = times.nextDoc()) {
            published[doc] = times.longValue();
        }
        int blocks = documents / BLOCK + 1;
        oldest = new long[blocks];
        newest = new long[blocks];
        for (int block = 0; block < blocks; block++) {
            int first = block * BLOCK;
            int end = Math.min(documents, first + BLOCK);
            oldest[block] = Arrays.stream(published, first, end).min().orElse(0);
            newest[block] = Arrays.stream(published, first, end).max().orElse(0);
        }
    }

    private static SortedSetDocValues values(LeafReader reader, int field) throws IOException {
        return DocValues.getSortedSet(reader, ArticleFields.FACETS.get(field));
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

    /// A place for counts, one for each value of each field.
    int[] counts() {
        return new int[bases[bases.length - 1]];
    }

    /// Counts each of a document's values.
    void count(int doc, int[] counts) {
        for (int at = starts[doc]; at < starts[doc + 1]; at++) {
            counts[rows[at]]++;
        }
    }

    /// @param field its place among [ArticleFields#FACETS]
    /// @return by ordinal
    int[] counts(int field, int[] counts) {
        return Arrays.copyOfRange(counts, bases[field], bases[field + 1]);
    }

    /// Milliseconds since 1970; 0 for a gravestone.
    long published(int doc) {
        return published[doc];
    }

    /// How near to a time one of the documents may have been published at most, in milliseconds.
    ///
    /// @param from the first document
    /// @param upTo the last one; may be beyond the segment's end
    long nearest(long time, int from, int upTo) {
        long nearest = Long.MAX_VALUE;
        int last = Math.min(upTo, published.length - 1) / BLOCK;
        for (int block = Math.max(0, from) / BLOCK; block <= last; block++) {
            nearest = Math.min(nearest, Math.max(0, Math.max(oldest[block] - time, time - newest[block])));
        }
        return nearest;
    }
}
