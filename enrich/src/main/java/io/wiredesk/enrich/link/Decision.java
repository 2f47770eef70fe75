package io.wiredesk.enrich.link;

import io.wiredesk.enrich.dictionary.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an entity was taken for, and why.
///
/// @param id the QID, or the local id where nothing was sure enough
/// @param numbers what was asked of the best candidate: the least score and the least lead over the next
/// @param candidates what the names could mean, the best first
/// @param chosen the candidate that it is
public record Decision(String id, Map<String, Double> numbers, List<Candidate> candidates, Optional<Known> chosen) {
    /// Something that the names could mean.
    ///
    /// @param features what spoke for it and against it, by name; their sum is the score
    public record Candidate(Known known, double score, Map<String, Double> features) {
        public Candidate {
            features = new LinkedHashMap<>(features);
        }
    }

    private static final String PEOPLE = "people of the country";

    /// That a people was named.
    static Decision ofPeople(Known country, Map<String, Double> numbers) {
        Candidate only = new Candidate(country, 1, Map.of(PEOPLE, 1.0));
        return new Decision(country.id(), numbers, List.of(only), Optional.of(country));
    }

    /// Whether it stands for a people rather than for the country itself.
    public boolean ofPeople() {
        return candidates.stream().anyMatch(candidate -> candidate.features().containsKey(PEOPLE));
    }

    public Decision {
        numbers = new LinkedHashMap<>(numbers);
        candidates = List.copyOf(candidates);
    }
}
