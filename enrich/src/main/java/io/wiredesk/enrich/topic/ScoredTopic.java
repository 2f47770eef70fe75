package io.wiredesk.enrich.topic;

import io.wiredesk.schemas.MediaTopicRoot;
import java.util.List;

/// A subject, how sure it is from 0 to 1, and the words that spoke for it, strongest first.
public record ScoredTopic(MediaTopicRoot topic, double score, List<String> evidence) {
    public ScoredTopic {
        evidence = List.copyOf(evidence);
    }
}
