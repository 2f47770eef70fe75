package io.wiredesk.desk.command;

import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Reason;
import io.wiredesk.sink.query.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a search tells beside its hits, as lines for a terminal. Pure.
final class Found {
    private static final List<String> FACETS =
            List.of(SearchResult.TOPICS, SearchResult.ENTITIES, SearchResult.SOURCES, SearchResult.LANGUAGES);
    private static final int BAR = 40;

    private Found() {}

    /// A heading a facet, a line a value, narrower subjects set in.
    static List<String> facets(SearchResult result) {
        List<String> lines = new ArrayList<>();
        for (String facet : FACETS) {
            List<Facet> values = result.facets().getOrDefault(facet, List.of());
            if (!values.isEmpty()) {
                lines.add(facet);
                values.forEach(value -> add(lines, value, "  "));
            }
        }
        return lines;
    }

    private static void add(List<String> lines, Facet facet, String indent) {
        String value = facet.value().equals(facet.label()) ? "" : "  " + facet.value();
        lines.add(String.format(Locale.ROOT, "%s%6d  %s%s", indent, facet.count(), facet.label(), value));
        facet.narrower().forEach(narrower -> add(lines, narrower, indent + "    "));
    }

    /// A line a step of time, the longest bar for the most hits.
    static List<String> histogram(SearchResult result) {
        Histogram histogram = result.histogram();
        if (histogram == null) {
            return List.of();
        }
        long most = histogram.buckets().stream()
                .mapToLong(Histogram.Bucket::count)
                .max()
                .orElse(1);
        return histogram.buckets().stream()
                .map(bucket -> String.format(Locale.ROOT, "%s  %6d  %s", bucket.from(), bucket.count(), "#".repeat((int)
                                Math.max(1, bucket.count() * BAR / most))))
                .toList();
    }

    /// A line a part, set in below what it is part of; none where nobody asked.
    static List<String> reason(Hit hit) {
        List<String> lines = new ArrayList<>();
        if (hit.reason() != null) {
            add(lines, hit.reason(), "");
        }
        return lines;
    }

    private static void add(List<String> lines, Reason reason, String indent) {
        String what = reason.field() == null ? "" : " " + reason.field() + ":" + reason.term();
        lines.add(String.format(
                Locale.ROOT,
                "%s%.3f %s%s",
                indent,
                reason.score(),
                reason.kind().name().toLowerCase(Locale.ROOT),
                what));
        reason.parts().forEach(part -> add(lines, part, indent + "  "));
    }
}
