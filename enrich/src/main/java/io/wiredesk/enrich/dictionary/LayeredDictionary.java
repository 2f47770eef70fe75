package io.wiredesk.enrich.dictionary;

import io.wiredesk.enrich.entity.NameType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One dictionary over another: what both know is as the upper one says, with the higher popularity.
public final class LayeredDictionary implements Dictionary {
    private final Dictionary upper;
    private final Dictionary lower;

    public LayeredDictionary(Dictionary upper, Dictionary lower) {
        this.upper = upper;
        this.lower = lower;
    }

    @Override
    public List<Known> find(String key) {
        Map<String, Known> byId = new LinkedHashMap<>();
        upper.find(key).forEach(known -> byId.put(known.id(), known));
        for (Known known : lower.find(key)) {
            var _ = byId.merge(known.id(), known, LayeredDictionary::together);
        }
        List<Known> all = new ArrayList<>(byId.values());
        all.sort(Comparator.comparingInt(Known::popularity).reversed());
        return all;
    }

    private static Known together(Known upper, Known lower) {
        return new Known(
                upper.id(),
                upper.type(),
                Math.max(upper.popularity(), lower.popularity()),
                upper.name(),
                upper.country().isEmpty() ? lower.country() : upper.country());
    }

    /// What both know of it, together; the lower one mostly has the description.
    @Override
    public Optional<KnownEntity> entity(String id) {
        Optional<KnownEntity> above = upper.entity(id);
        Optional<KnownEntity> below = lower.entity(id);
        if (above.isEmpty() || below.isEmpty()) {
            return above.or(() -> below);
        }
        KnownEntity one = above.get();
        KnownEntity two = below.get();
        List<String> aliases = new ArrayList<>(one.aliases());
        two.aliases().stream().filter(alias -> !aliases.contains(alias)).forEach(aliases::add);
        return Optional.of(new KnownEntity(
                together(one.known(), two.known()),
                aliases,
                one.description().isEmpty() ? two.description() : one.description(),
                one.origin() + "; " + two.origin()));
    }

    @Override
    public Map<String, NameType> marked() {
        return upper.marked();
    }

    @Override
    public Optional<String> people(String word) {
        return upper.people(word);
    }

    /// At most: an entity that both know counts twice.
    @Override
    public long entities() {
        return upper.entities() + lower.entities();
    }

    @Override
    public String version() {
        return upper.version() + " over " + lower.version();
    }
}
