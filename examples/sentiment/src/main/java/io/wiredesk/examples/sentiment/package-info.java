/// An enricher of one's own, as an example: a draft comes in, the same with the article's tone goes out. Read
/// [SentimentEnricher].
@NullMarked
package io.wiredesk.examples.sentiment;

import org.jspecify.annotations.NullMarked;
