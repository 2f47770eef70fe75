package io.wiredesk.bench.story;

import io.wiredesk.bench.report.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How well found clusters agree with the known ones.
///
/// Source: Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model" (1998), for
/// B-cubed.
///
/// @param pairPrecision of the pairs put together, those that belong together
/// @param pairRecall of the pairs that belong together, those put together
/// @param bcubedPrecision mean over the items of the share of its found cluster that belongs with it
/// @param bcubedRecall mean over the items of the share of its known cluster that was put with it
public record Scores(
        int items,
        int known,
        int found,
        double pairPrecision,
        double pairRecall,
        double bcubedPrecision,
        double bcubedRecall) {
    /// Heads of [#row].
    public static final List<String> COLUMNS =
            List.of("corpus", "articles", "stories", "found", "pair P", "pair R", "B³ P", "B³ R", "B³ F1");

    /// @param known the known cluster of each item
    /// @param found the found cluster of each item, in the same order
    public static Scores of(List<String> known, List<String> found) {
        Map<String, Set<Integer>> byKnown = clusters(known);
        Map<String, Set<Integer>> byFound = clusters(found);
        double precision = 0;
        double recall = 0;
        long both = 0;
        long knownPairs = 0;
        long foundPairs = 0;
        for (int i = 0; i < known.size(); i++) {
            Set<Integer> own = byKnown.getOrDefault(known.get(i), Set.of());
            Set<Integer> put = byFound.getOrDefault(found.get(i), Set.of());
            int common = (int) own.stream().filter(put::contains).count();
            precision += (double) common / put.size();
            recall += (double) common / own.size();
            both += common - 1;
            knownPairs += own.size() - 1;
            foundPairs += put.size() - 1;
        }
        return new Scores(
                known.size(),
                byKnown.size(),
                byFound.size(),
                foundPairs == 0 ? 1 : (double) both / foundPairs,
                knownPairs == 0 ? 1 : (double) both / knownPairs,
                precision / known.size(),
                recall / known.size());
    }

    private static Map<String, Set<Integer>> clusters(List<String> labels) {
        Map<String, Set<Integer>> clusters = new HashMap<>();
        List<String> copy = new ArrayList<>(labels);
        for (int i = 0; i < copy.size(); i++) {
            clusters.computeIfAbsent(copy.get(i), _ -> new HashSet<>()).add(i);
        }
        return clusters;
    }

    public double bcubedF1() {
        return 2 * bcubedPrecision * bcubedRecall / (bcubedPrecision + bcubedRecall);
    }

    /// A row below [#COLUMNS].
    public List<String> row(String name) {
        return List.of(
                name,
                Integer.toString(items),
                Integer.toString(known),
                Integer.toString(found),
                Numbers.of(pairPrecision),
                Numbers.of(pairRecall),
                Numbers.of(bcubedPrecision),
                Numbers.of(bcubedRecall),
                Numbers.of(bcubedF1()));
    }
}
