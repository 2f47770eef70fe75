package io.wiredesk.enrich;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why an entity or a subject is in the answer.
///
/// @param about entity id or Media Topics code
/// @param enricher which enricher says so, and in which version
/// @param model what it knows that from, with its version
/// @param numbers what was weighed, by name, in the order of the weighing
/// @param words words of the text that spoke for it, and how much, strongest first
/// @param candidates what else it could have been, the likeliest first
public record Why(
        String about,
        String enricher,
        String version,
        String model,
        Map<String, Double> numbers,
        Map<String, Double> words,
        List<Candidate> candidates) {

    /// Something that a name could mean.
    ///
    /// @param features what spoke for and against it
    /// @param chosen whether it is the answer
    public record Candidate(String id, String name, double score, Map<String, Double> features, boolean chosen) {
        public Candidate {
            features = new LinkedHashMap<>(features);
        }
    }

    public Why {
        numbers = new LinkedHashMap<>(numbers);
        words = new LinkedHashMap<>(words);
        candidates = List.copyOf(candidates);
    }
}
