package io.wiredesk.ingest.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The article among a page's JSON-LD blocks: the first node of a type of article, wherever it stands in a `@graph`.
///
/// Source: schema.org/Article and its kinds.
record JsonLd(
        @Nullable String headline,
        @Nullable String body,
        List<String> authors,
        @Nullable String published,
        @Nullable String language,
        @Nullable String publisher) {
    private static final Pattern ARTICLE = Pattern.compile(
            "(?:https?://schema\\.org/)?(?:\\w*Article|(?:Live)?Blog(?:Posting)?|LiveBlogPosting|Report|\\w*NewsReport|Review)");
    private static final Pattern COMMENTED =
            Pattern.compile("^\\s*(?://)?\\s*<!\\[CDATA\\[|(?://)?\\s*\\]\\]>\\s*;?\\s*$");
    private static final JsonLd NONE = new JsonLd(null, null, List.of(), null, null, null);
    private static final int MAX_NODES = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    JsonLd {
        authors = List.copyOf(authors);
    }

    boolean isFound() {
        return !equals(NONE);
    }

    static JsonLd of(Document page) {
        JsonLd found = NONE;
        for (Element script : page.select("script[type~=(?i)^application/ld\\+json]")) {
            JsonNode article = article(script.data());
            if (article != null) {
                JsonLd next = read(article);
                found = found.equals(NONE) || (found.body() == null && next.body() != null) ? next : found;
            }
        }
        return found;
    }

    private static @Nullable JsonNode article(String json) {
        Deque<JsonNode> open = new ArrayDeque<>();
        try {
            open.add(JSON.readTree(COMMENTED.matcher(json).replaceAll("")));
        } catch (JsonProcessingException e) {
            // Pages carry broken JSON-LD; what it would have said is found in the markup.
            return null;
        }
        for (int seen = 0; seen < MAX_NODES && !open.isEmpty(); seen++) {
            JsonNode node = open.remove();
            if (node.isObject() && isArticle(node.path("@type"))) {
                return node;
            }
            if (node.isContainerNode()) {
                node.elements().forEachRemaining(open::add);
            }
        }
        return null;
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isArticle(one)) {
                    return true;
                }
            }
        }
        return type.isTextual() && ARTICLE.matcher(type.asText()).matches();
    }

    private static JsonLd read(JsonNode article) {
        List<String> authors = new ArrayList<>();
        names(article.path("author"), authors);
        if (authors.isEmpty()) {
            names(article.path("creator"), authors);
        }
        return new JsonLd(
                plain(text(article, "headline") == null ? text(article, "name") : text(article, "headline")),
                text(article, "articleBody"),
                authors,
                text(article, "datePublished") == null ? text(article, "dateCreated") : text(article, "datePublished"),
                text(article, "inLanguage"),
                text(article.path("publisher"), "name"));
    }

    private static void names(JsonNode author, List<String> names) {
        if (author.isArray()) {
            author.forEach(one -> names(one, names));
            return;
        }
        String name = Bylines.tidy(plain(author.isTextual() ? author.asText() : text(author, "name")));
        if (name != null && !names.contains(name)) {
            names.add(name);
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        JsonNode one = value.isArray() ? value.path(0) : value;
        return one.isTextual() && !one.asText().isBlank() ? one.asText() : null;
    }

    /// Headlines and names are often escaped for HTML once more.
    private static @Nullable String plain(@Nullable String value) {
        return value == null ? null : Jsoup.parseBodyFragment(value).text().strip();
    }
}
