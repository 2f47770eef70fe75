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

    public Decision {
        numbers = new LinkedHashMap<>(numbers);
        candidates = List.copyOf(candidates);
    }
}
