package io.wiredesk.enrich.topic;

import java.util.List;

/// What a text is about, on both levels.
///
/// @param topics top-level subjects, the surest first
/// @param narrower second-level ones within them, where they are clear
public record Subjects(List<ScoredTopic> topics, List<NarrowTopic> narrower) {
    public Subjects {
        topics = List.copyOf(topics);
        narrower = List.copyOf(narrower);
    }
}
