package io.wiredesk.enrich.topic;

import io.wiredesk.schemas.MediaTopicRoot;
import java.util.Map;

/// Why a text has a subject.
///
/// @param share of all that speaks for any subject, 0 to 1
/// @param lexicon words of the lexicon that spoke for it, and how loud
/// @param words words whose absence would make it less sure, and by how much; those of the text's beginning
public record TopicWhy(MediaTopicRoot topic, double share, Map<String, Double> lexicon, Map<String, Double> words) {}
