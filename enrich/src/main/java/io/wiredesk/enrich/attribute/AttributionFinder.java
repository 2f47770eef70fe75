package io.wiredesk.enrich.attribute;

import io.wiredesk.enrich.attribute.Attributed.Kind;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.link.LinkedEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/// Finds who reports and who is cited, by the rules in `attribute/rules.txt`. Persons who are merely quoted are no
/// sources in this sense.
public final class AttributionFinder {
    /// An outlet named in the first part of a text, of this share, is what the text is built on.
    private static final double EARLY = 0.25;

    private final List<AttributionRule> rules = AttributionRule.bundled();

    private record Hit(AttributionRule rule, String name, int nameStart, int nameEnd, int start, int end) {
        boolean overlaps(Hit other) {
            return nameStart < other.nameEnd && other.nameStart < nameEnd;
        }
    }

    /// @param prose the text, boilerplate blanked out
    /// @param entities what is named in it
    public List<Attributed> find(String prose, List<LinkedEntity> entities) {
        List<Hit> hits = hits(prose);
        Map<String, Integer> times = new HashMap<>();
        hits.forEach(hit -> times.merge(hit.name(), 1, Integer::sum));
        List<Attributed> found = new ArrayList<>();
        for (Hit hit : hits) {
            Optional<LinkedEntity> entity = entity(hit, entities);
            if (entity.filter(e -> e.type() == NameType.PERSON).isEmpty()
                    || AttributionRule.OUTLETS.contains(hit.name())) {
                boolean leantOn = times.getOrDefault(hit.name(), 0) > 1 || hit.start() < prose.length() * EARLY;
                Kind kind = hit.rule().depends() && !leantOn
                        ? Kind.CITES
                        : hit.rule().kind();
                String id = entity.map(LinkedEntity::id).orElse(null);
                found.add(new Attributed(hit.name(), id, kind, hit.start(), hit.end()));
            }
        }
        return List.copyOf(found);
    }

    /// In order of appearance; where two rules see the same name, the earlier rule counts.
    private List<Hit> hits(String prose) {
        List<Hit> hits = new ArrayList<>();
        for (AttributionRule rule : rules) {
            Matcher m = rule.pattern().matcher(prose);
            while (m.find()) {
                Hit hit = new Hit(rule, name(m.group("name")), m.start("name"), m.end("name"), m.start(), m.end());
                if (hits.stream().noneMatch(hit::overlaps)) {
                    hits.add(hit);
                }
            }
        }
        hits.sort(Comparator.comparingInt(Hit::start));
        return hits;
    }

    private static String name(String words) {
        return words.strip().replaceAll("\\s+", " ").replaceFirst("^(?:[Tt]he|[Aa]n?) ", "");
    }

    /// The entity that the name is, not one it merely has a word of: "South Korea" isn't South Korea's ministry.
    private static Optional<LinkedEntity> entity(Hit hit, List<LinkedEntity> entities) {
        return entities.stream()
                .filter(entity -> entity.name().equalsIgnoreCase(hit.name())
                        || entity.mentions().stream()
                                .anyMatch(m -> Math.abs(m.start() - hit.nameStart()) <= 4
                                        && Math.abs(m.end() - hit.nameEnd()) <= 2))
                .findFirst();
    }
}
