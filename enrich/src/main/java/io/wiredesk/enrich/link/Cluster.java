package io.wiredesk.enrich.link;

import io.wiredesk.enrich.dictionary.Names;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The mentions of one entity while they are brought together.
final class Cluster {
    private final List<NameSpan> mentions = new ArrayList<>();
    private final Set<String> surfaces = new LinkedHashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Map<NameType, Double> votes = new EnumMap<>(NameType.class);

    void add(NameSpan span, String surface) {
        mentions.add(span);
        surfaces.add(surface);
        keys.add(Names.key(surface));
        votes.merge(span.type(), span.confidence(), Double::sum);
    }

    void addAll(Cluster other) {
        mentions.addAll(other.mentions);
        mentions.sort(Comparator.comparingInt(NameSpan::start));
        surfaces.addAll(other.surfaces);
        keys.addAll(other.keys);
        other.votes.forEach((type, vote) -> votes.merge(type, vote, Double::sum));
    }

    List<NameSpan> mentions() {
        return mentions;
    }

    Set<String> keys() {
        return keys;
    }

    /// What most mentions are, by the recogniser's confidence.
    NameType type() {
        return votes.entrySet().stream()
                .max(Map.Entry.<NameType, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(NameType.MISC);
    }

    /// The name with most words, then letters.
    String fullest() {
        return surfaces.stream()
                .max(Comparator.<String>comparingInt(
                                name -> Names.words(Names.key(name)).size())
                        .thenComparingInt(String::length))
                .orElse("");
    }

    int lastStart() {
        return mentions.stream().mapToInt(NameSpan::start).max().orElse(0);
    }

    double confidence() {
        return mentions.stream().mapToDouble(NameSpan::confidence).average().orElse(0);
    }
}
