package io.wiredesk.sink.analysis;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/// The sentences of an article that speak for a hit, as HTML that is safe to show; the first sentence where none does.
public final class Snippets {
    private static final int PASSAGES = 3;

    /// Beyond this a text is not looked through: an article is shorter.
    private static final int MAX_CHARS = 100_000;

    private final Query query;
    private final UnifiedHighlighter highlighter;

    /// @param query as [QueryTranslator] makes it
    public Snippets(Query query) {
        this.query = query;
        this.highlighter = UnifiedHighlighter.builderWithoutSearcher(NewsAnalyzer.forIndex())
                .withFormatter(new Html())
                .withMaxLength(MAX_CHARS)
                .withMaxNoHighlightPassages(1)
                // Otherwise the text alone would have to satisfy the filters on other fields too.
                .withWeightMatches(false)
                .build();
    }

    /// In the order of the text.
    public List<String> of(EnrichedArticle enriched) throws IOException {
        Article article = enriched.getArticle();
        String field = ArticleFields.in(ArticleFields.TEXT, Languages.of(enriched.getLanguage()));
        String summary = Objects.requireNonNullElse(article.getSummary(), "");
        String text = article.getText().isBlank() ? summary : article.getText();
        if (text.isBlank()) {
            return List.of();
        }
        Object snippets = highlighter.highlightWithoutSearcher(field, query, text, PASSAGES);
        List<String> found = new ArrayList<>();
        if (snippets instanceof List<?> passages) {
            passages.forEach(passage -> found.add((String) passage));
        }
        return found;
    }

    private static final class Html extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            List<String> snippets = new ArrayList<>();
            for (Passage passage : passages) {
                snippets.add(format(passage, content));
            }
            return snippets;
        }

        private static String format(Passage passage, String content) {
            StringBuilder html = new StringBuilder();
            int at = passage.getStartOffset();
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int start = Math.max(at, passage.getMatchStarts()[i]);
                int end = Math.min(passage.getMatchEnds()[i], passage.getEndOffset());
                if (end > start) {
                    html.append(escape(content.substring(at, start))).append("<mark>");
                    html.append(escape(content.substring(start, end))).append("</mark>");
                    at = end;
                }
            }
            return html.append(escape(content.substring(at, passage.getEndOffset())))
                    .toString()
                    .strip();
        }

        private static String escape(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }
}
