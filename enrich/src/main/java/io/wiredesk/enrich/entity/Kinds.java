package io.wiredesk.enrich.entity;

import io.wiredesk.enrich.Resources;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One kind for one name within a text: the kind that most of its mentions have by the recogniser's confidence, a
/// country
/// always a place, a family name what the full name is. Two kinds that are both well supported, a town and its club,
/// stay
/// apart. Pure.
final class Kinds {
    /// Beneath this share of a name's votes a kind is taken for a slip.
    private static final double SLIP = 0.35;
    /// What a full name's mention counts for its family name.
    private static final double FULL_NAME = 1;

    private static final Set<String> COUNTRIES = new HashSet<>(Resources.lines("entity/countries.txt"));

    private final Map<String, Map<NameType, Double>> votes = new HashMap<>();

    private Kinds() {}

    /// The names with the kinds that the text as a whole gives them.
    static List<NameSpan> agreed(String text, List<NameSpan> names) {
        Kinds kinds = new Kinds();
        List<NameSpan> read = names.stream()
                .map(name -> CreditLine.credits(text, name)
                        ? new NameSpan(name.start(), name.end(), NameType.ORGANIZATION, name.confidence())
                        : name)
                .toList();
        for (NameSpan name : read) {
            String surface = name.in(text);
            kinds.vote(surface, name.type(), name.confidence());
            if (name.type() == NameType.PERSON && surface.contains(" ")) {
                kinds.vote(surface.substring(surface.lastIndexOf(' ') + 1), NameType.PERSON, FULL_NAME);
            }
        }
        return read.stream()
                .map(name -> new NameSpan(name.start(), name.end(), kinds.of(name, name.in(text)), name.confidence()))
                .toList();
    }

    private void vote(String surface, NameType type, double weight) {
        var _ = votes.computeIfAbsent(key(surface), _ -> new EnumMap<>(NameType.class))
                .merge(type, weight, Double::sum);
    }

    private NameType of(NameSpan name, String surface) {
        if (name.type() == NameType.ORGANIZATION && COUNTRIES.contains(key(surface))) {
            return NameType.LOCATION;
        }
        Map<NameType, Double> counted = votes.getOrDefault(key(surface), Map.of());
        double all = counted.values().stream().mapToDouble(Double::doubleValue).sum();
        if (counted.getOrDefault(name.type(), 0.0) >= SLIP * all) {
            return name.type();
        }
        return counted.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(name.type());
    }

    private static String key(String surface) {
        return surface.toLowerCase(Locale.ROOT);
    }
}
