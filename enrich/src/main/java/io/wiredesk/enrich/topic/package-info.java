/// What a text is about, as top-level Media Topics: trained weights and a lexicon of ours. Read [TopicClassifier]
/// first.
@NullMarked
package io.wiredesk.enrich.topic;

import org.jspecify.annotations.NullMarked;
