package io.wiredesk.sink.analysis;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.query.QueryParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Snippets of articles that are at hand, for a query in the query language.
///
/// Threading: for one thread.
public final class Passages {
    private final String query;
    private final Map<String, Snippets> byLanguage = new HashMap<>();

    public Passages(String query) {
        this.query = query;
    }

    /// In the order of the text; its beginning where no word of the query is in it.
    public List<String> of(EnrichedArticle article) {
        String language = Languages.of(article.getLanguage());
        try {
            return byLanguage
                    .computeIfAbsent(
                            language,
                            _ -> new Snippets(new QueryTranslator(InstantSource.system(), List.of(language))
                                    .translate(QueryParser.parse(query))))
                    .of(article);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
