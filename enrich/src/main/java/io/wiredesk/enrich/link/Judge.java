package io.wiredesk.enrich.link;

import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.dictionary.Known;
import io.wiredesk.enrich.dictionary.Names;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.link.Decision.Candidate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which of the things of a name a text means, if any: what speaks for and against each is added up; the best is meant
/// when it reaches a least score and leads the next clearly. Pure.
final class Judge {
    /// From here on a candidate is believed.
    private static final double ENOUGH = 0.6;
    /// How far the best must be before the next.
    private static final double LEAD = 0.05;

    static final Map<String, Double> DEMANDS = demands();

    private static final double SAME_TYPE = 0.2;
    private static final double PLACE_AS_BODY = -0.25;
    private static final double BODY_AS_PLACE = -0.45;
    private static final double FULLER_NAME_UNKNOWN = -0.6;
    private static final double NO_POLITICS = -0.35;
    private static final double NO_SPORT = -0.5;
    private static final double TEAM = -0.8;
    private static final double NO_PERSON = -0.3;
    private static final double SEVERAL_WORDS = 0.3;
    private static final double FAMILY_NAME = -0.5;
    private static final double NAMED_COUNTRY = 0.25;
    private static final double OTHER_COUNTRY = -0.2;
    private static final double OTHER_COUNTRY_S_BODY = -0.8;
    private static final double RULED_OUT = -2;
    /// Persons that are less known than this are in the dictionary for an office they held.
    private static final int LITTLE_KNOWN = 20;
    /// A shorter name in capitals is an acronym before it is a headline's or a dateline's word.
    private static final int SHORTEST_WORD = 4;

    private final Dictionary dictionary;
    private final Surroundings around;

    Judge(Dictionary dictionary, Surroundings around) {
        this.dictionary = dictionary;
        this.around = around;
    }

    private static Map<String, Double> demands() {
        Map<String, Double> demands = new LinkedHashMap<>();
        demands.put("least score", ENOUGH);
        demands.put("least lead", LEAD);
        return demands;
    }

    /// @param candidates the best first
    record Verdict(List<Candidate> candidates, Optional<Known> meant) {}

    /// By the fullest name that the dictionary has; a shorter one is only asked for where it lacks the fuller.
    Verdict judge(Cluster cluster) {
        List<String> keys = cluster.keys().stream()
                .sorted(Comparator.<String>comparingInt(key -> Names.words(key).size())
                        .thenComparingInt(String::length)
                        .reversed())
                .toList();
        for (String key : keys) {
            List<Known> all = known(key);
            boolean place = all.stream().anyMatch(known -> known.type() == NameType.LOCATION);
            List<Candidate> candidates = all.stream()
                    .map(known -> weigh(known, key, cluster, place))
                    .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                    .toList();
            if (!candidates.isEmpty()) {
                return new Verdict(candidates, meant(candidates));
            }
        }
        return new Verdict(List.of(), Optional.empty());
    }

    private List<Known> known(String key) {
        List<Known> known = dictionary.find(key);
        boolean shouted = known.isEmpty() && Names.isAcronym(key) && key.length() >= SHORTEST_WORD;
        return shouted ? dictionary.find(key.toLowerCase(Locale.ROOT)) : known;
    }

    private static Optional<Known> meant(List<Candidate> candidates) {
        Candidate best = candidates.getFirst();
        boolean clear = candidates.size() == 1
                || best.score() - candidates.get(1).score() >= LEAD
                || oneAnother(best.known(), candidates.get(1).known());
        return best.score() >= ENOUGH && clear ? Optional.of(best.known()) : Optional.empty();
    }

    /// A city and its province: whoever reads the one is not misled by the other.
    private static boolean oneAnother(Known best, Known next) {
        return best.type() == NameType.LOCATION
                && next.type() == NameType.LOCATION
                && !best.country().isEmpty()
                && best.country().equals(next.country());
    }

    /// @param place whether a place is called like that too
    private Candidate weigh(Known known, String key, Cluster cluster, boolean place) {
        boolean oneWord = !key.contains(" ");
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("popularity", known.popularity() / 100.0);
        features.put("type", type(known, cluster.type(), oneWord ? key : ""));
        if (!oneWord) {
            features.put("several words", SEVERAL_WORDS);
        } else if (known.type() == NameType.PERSON && !key.equals(Names.key(known.name()))) {
            features.put("family name alone", cluster.keys().size() == 1 ? FAMILY_NAME : RULED_OUT);
        }
        if (known.type() == NameType.ORGANIZATION && fullerThan(key, cluster)) {
            features.put("fuller name unknown", FULLER_NAME_UNKNOWN);
        }
        if (known.type() == NameType.ORGANIZATION && oneWord && place && !around.sport()) {
            features.put("a town's name, no sport", NO_SPORT);
        }
        subject(known, cluster).ifPresent(weight -> features.put("subject", weight));
        country(known, key).ifPresent(weight -> features.put("country", weight));
        double score =
                features.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Candidate(known, Math.round(score * 1000) / 1000.0, features);
    }

    /// What the text is about: in sport a town that acts is its team; a little-known person of the dictionary is a
    /// politician, and another one of that name where politics is not the subject.
    private Optional<Double> subject(Known known, Cluster cluster) {
        boolean town = known.type() == NameType.LOCATION && !known.country().equals(known.id());
        if (town && cluster.type() == NameType.ORGANIZATION && around.sport()) {
            return Optional.of(TEAM);
        }
        boolean obscure = known.type() == NameType.PERSON && known.popularity() <= LITTLE_KNOWN;
        return obscure && !around.politics() ? Optional.of(NO_POLITICS) : Optional.empty();
    }

    private static boolean fullerThan(String key, Cluster cluster) {
        int words = Names.words(key).size();
        return !Names.isAcronym(key)
                && cluster.keys().stream().anyMatch(other -> Names.words(other).size() > words);
    }

    /// @param word the name where it is a single word, else empty
    private static double type(Known known, NameType type, String word) {
        if (known.type() == type) {
            return SAME_TYPE;
        }
        boolean personally = known.type() == NameType.PERSON || type == NameType.PERSON;
        if (word.isEmpty()) {
            // A name of several words hardly ever names two kinds of things, whatever the recogniser takes it for.
            return personally ? NO_PERSON : 0;
        }
        if (personally) {
            return RULED_OUT;
        }
        return known.type() == NameType.ORGANIZATION && !Names.isAcronym(word) ? BODY_AS_PLACE : PLACE_AS_BODY;
    }

    private Optional<Double> country(Known known, String key) {
        if (known.country().isEmpty()
                || known.country().equals(known.id())
                || around.countries().isEmpty()) {
            return Optional.empty();
        }
        if (around.countries().contains(known.country())) {
            return Optional.of(NAMED_COUNTRY);
        }
        // Every country has a National Guard.
        boolean shared = known.type() == NameType.ORGANIZATION && !key.equals(Names.key(known.name()));
        return Optional.of(shared ? OTHER_COUNTRY_S_BODY : OTHER_COUNTRY);
    }
}
