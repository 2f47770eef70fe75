package io.wiredesk.enrich.topic;

import io.wiredesk.schemas.MediaTopicRoot;
import java.util.List;

/// A subject of the second level.
///
/// @param code of the Media Topics, such as `medtop:20000574`
/// @param broader the subject it is part of
/// @param score how sure, 0 to 1
/// @param evidence the words that spoke for it, strongest first
public record NarrowTopic(String code, MediaTopicRoot broader, String name, double score, List<String> evidence) {
    public NarrowTopic {
        evidence = List.copyOf(evidence);
    }
}
