package io.wiredesk.desk.web;

import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.SearchResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A page of hits for other programs: a table, or a line of JSON an article. Pure.
///
/// Source: RFC 4180, "Common Format and MIME Type for CSV Files".
final class SearchExport {
    private static final List<String> COLUMNS = List.of(
            "id",
            "revision",
            "published",
            "source",
            "domain",
            "language",
            "title",
            "url",
            "authors",
            "topics",
            "entities",
            "story_id",
            "summary");

    private SearchExport() {}

    /// A heading and a row an article; several values of one column are separated by semicolons.
    static String csv(SearchResult result) {
        Stream<String> rows = result.hits().stream().map(Hit::article).map(SearchExport::row);
        return Stream.concat(Stream.of(String.join(",", COLUMNS)), rows)
                .map(row -> row + "\r\n")
                .collect(Collectors.joining());
    }

    private static String row(EnrichedArticle enriched) {
        Article article = enriched.getArticle();
        return Stream.of(
                        article.getId(),
                        Integer.toString(article.getRevision()),
                        article.getPublished().toString(),
                        article.getSource().getName(),
                        article.getSource().getDomain(),
                        enriched.getLanguage(),
                        article.getTitle(),
                        Objects.requireNonNullElse(article.getUrl(), ""),
                        String.join("; ", article.getAuthors()),
                        enriched.getTopics().stream()
                                .map(topic -> topic.getName())
                                .collect(Collectors.joining("; ")),
                        enriched.getEntities().stream()
                                .map(entity -> entity.getName())
                                .collect(Collectors.joining("; ")),
                        Objects.requireNonNullElse(enriched.getStoryId(), ""),
                        Objects.requireNonNullElse(article.getSummary(), ""))
                .map(SearchExport::cell)
                .collect(Collectors.joining(","));
    }

    /// Quoted where it must be. A spreadsheet takes what begins with one of `=+-@` for a formula: a quote before it
    /// makes it text.
    private static String cell(String value) {
        String safe = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /// An article a line, as `/api/articles/{id}` gives it.
    static String ndjson(SearchResult result) {
        return result.hits().stream()
                .map(hit -> RecordJson.of(hit.article()) + "\n")
                .collect(Collectors.joining());
    }
}
