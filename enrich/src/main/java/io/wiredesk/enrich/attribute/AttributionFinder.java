package io.wiredesk.enrich.attribute;

import io.wiredesk.enrich.InterruptibleText;
import io.wiredesk.enrich.attribute.Attributed.Kind;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.link.LinkedEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;

/// Finds who reports and who is cited, by the rules of the text's language. Persons who are merely quoted are no
/// sources in this sense.
public final class AttributionFinder {
    /// An outlet named in the first part of a text, of this share, is what the text is built on.
    private static final double EARLY = 0.25;
    /// In a short text, everything is early.
    private static final int EARLY_CHARS = 250;

    private static final String ENGLISH = "en";

    private final Map<String, List<AttributionRule>> rules = new ConcurrentHashMap<>();
    private final OutletIds outlets;

    /// @param outlets knows outlets that are not among a text's entities
    public AttributionFinder(OutletIds outlets) {
        this.outlets = outlets;
    }

    /// What outlets are known as, where a text's own entities don't tell.
    @FunctionalInterface
    public interface OutletIds {
        /// The id of the outlet of this name.
        Optional<String> find(String name);
    }

    private record Hit(AttributionRule rule, String name, int nameStart, int nameEnd, int start, int end) {
        boolean overlaps(Hit other) {
            return nameStart < other.nameEnd && other.nameStart < nameEnd;
        }
    }

    /// @param prose the text, boilerplate blanked out
    /// @param language of the text; English where it isn't known
    /// @param entities what is named in it
    public List<Attributed> find(String prose, String language, List<LinkedEntity> entities) {
        String own = language.equals("und") ? ENGLISH : language;
        List<Hit> hits = hits(prose, rules.computeIfAbsent(own, AttributionRule::of));
        Map<String, Integer> times = new HashMap<>();
        hits.forEach(hit -> times.merge(hit.name(), 1, Integer::sum));
        List<Attributed> found = new ArrayList<>();
        for (Hit hit : hits) {
            Optional<LinkedEntity> entity = entity(hit, entities);
            if (entity.filter(e -> e.type() == NameType.PERSON).isEmpty()
                    || AttributionRule.OUTLETS.contains(hit.name())) {
                boolean leantOn = times.getOrDefault(hit.name(), 0) > 1
                        || hit.start() < Math.max(EARLY_CHARS, prose.length() * EARLY);
                Kind kind = hit.rule().depends() && !leantOn
                        ? Kind.CITES
                        : hit.rule().kind();
                String id = entity.map(LinkedEntity::id)
                        .or(() -> outlets.find(hit.name()))
                        .orElse(null);
                found.add(new Attributed(hit.name(), id, kind, hit.start(), hit.end()));
            }
        }
        return List.copyOf(found);
    }

    /// In order of appearance; where two rules see the same name, the earlier rule counts.
    private static List<Hit> hits(String prose, List<AttributionRule> rules) {
        List<Hit> hits = new ArrayList<>();
        CharSequence text = new InterruptibleText(prose);
        Cues cues = new Cues(prose);
        for (AttributionRule rule : rules) {
            Matcher m = rule.pattern().matcher(text);
            for (Cues.Window window : cues.windows(rule)) {
                // What stands around the window still counts for what looks behind, ahead, or for a line's start.
                m.region(window.start(), window.end())
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false);
                while (m.find()) {
                    add(hits, new Hit(rule, name(m.group("name")), m.start("name"), m.end("name"), m.start(), m.end()));
                }
            }
        }
        hits.sort(Comparator.comparingInt(Hit::start));
        return hits;
    }

    private static void add(List<Hit> hits, Hit hit) {
        if (hits.stream().noneMatch(hit::overlaps)) {
            hits.add(hit);
        }
    }

    private static String name(String words) {
        return words.strip()
                .replaceAll("\\s+", " ")
                .replaceFirst("^(?:[Tt]he|[Aa]n?) ", "")
                .replaceFirst("\\.$", "");
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
