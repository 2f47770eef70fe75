package io.wiredesk.sink.analysis;

import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.SearchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Counted values as users see them: the most frequent first, narrower subjects below the broader. Pure.
public final class FacetLists {
    /// Values listed of each facet.
    private static final int TOP = 20;

    /// More than the Media Topics have on their second level, so that each broader subject gets its narrower ones.
    private static final int ALL_NARROWER = 200;

    private FacetLists() {}

    /// Values of a facet that an index must count at least, the most frequent first.
    public static int counted(String field) {
        return field.equals(ArticleFields.NARROWER_TOPICS) ? ALL_NARROWER : TOP;
    }

    /// @param counts how many hits have each value, by field of [ArticleFields#FACETS]
    public static Map<String, List<Facet>> of(Map<String, Map<String, Long>> counts) {
        Map<String, List<Facet>> facets = new HashMap<>();
        for (String field : ArticleFields.FACETS) {
            if (!field.equals(ArticleFields.NARROWER_TOPICS)) {
                facets.put(field, top(counts.getOrDefault(field, Map.of()), Map.of()));
            }
        }
        Map<String, List<Facet>> below = below(counts.getOrDefault(ArticleFields.NARROWER_TOPICS, Map.of()));
        facets.put(SearchResult.TOPICS, top(counts.getOrDefault(SearchResult.TOPICS, Map.of()), below));
        return facets;
    }

    /// By the value above.
    private static Map<String, List<Facet>> below(Map<String, Long> counts) {
        Map<String, List<Facet>> below = new HashMap<>();
        counts.forEach((entry, count) -> {
            String[] parts = entry.split(String.valueOf(ArticleFields.LABEL), 3);
            below.computeIfAbsent(parts[2], _ -> new ArrayList<>()).add(new Facet(parts[0], parts[1], count));
        });
        below.replaceAll((_, values) -> ordered(values));
        return below;
    }

    private static List<Facet> top(Map<String, Long> counts, Map<String, List<Facet>> below) {
        List<Facet> values = new ArrayList<>();
        counts.forEach((entry, count) -> {
            int tab = entry.indexOf(ArticleFields.LABEL);
            String value = entry.substring(0, tab);
            List<Facet> narrower = Objects.requireNonNullElse(below.get(value), List.of());
            values.add(new Facet(value, entry.substring(tab + 1), count, narrower));
        });
        return ordered(values);
    }

    private static List<Facet> ordered(List<Facet> values) {
        return values.stream()
                .sorted(Comparator.comparingLong(Facet::count).reversed().thenComparing(Facet::value))
                .limit(TOP)
                .toList();
    }
}
