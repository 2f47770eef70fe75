/// Articles and queries as terms: which fields an article has, how its words are analysed in its own language, and what
/// a query asks of the fields. Both indexes stand on this, so that both find the same. Read
/// [io.wiredesk.sink.analysis.ArticleFields] first, then [io.wiredesk.sink.analysis.QueryTranslator]. Pure: needs
/// Lucene's classes but no index, and knows neither Kafka nor HTTP.
@NullMarked
package io.wiredesk.sink.analysis;

import org.jspecify.annotations.NullMarked;
