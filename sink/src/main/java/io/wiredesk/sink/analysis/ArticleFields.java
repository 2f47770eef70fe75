package io.wiredesk.sink.analysis;

import io.wiredesk.news.Article;
import io.wiredesk.news.Attribution;
import io.wiredesk.news.Edit;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.NarrowTopic;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.sink.query.SearchResult;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields that an article is found by, the same in every index. Title, summary and text are fields of their
/// language, `text_en`, so that each language's words are counted and stemmed among their own; names are the same
/// everywhere.
public final class ArticleFields {
    public static final String ID = "id";
    public static final String REVISION = "revision";
    /// Milliseconds.
    public static final String PUBLISHED = "published";

    /// Words, by language.
    public static final String TITLE = "title";
    static final String SUMMARY = "summary";
    public static final String TEXT = "text";

    /// Words, of no language.
    public static final String KEYWORDS = "keywords";
    public static final String AUTHOR = "author";
    public static final String ENTITY_NAME = "entity_name";
    public static final String SOURCE_NAME = "source_name";
    public static final String CITES_NAME = "cites_name";

    /// Exact values.
    public static final String ENTITY_ID = "entity_id";
    public static final String TOPIC = "topic";
    public static final String SOURCE = "source";
    public static final String FEED = "feed";
    public static final String LANG = "lang";
    public static final String CITES_ID = "cites_id";
    public static final String STORY = "story";
    /// Stories that the article's one took in.
    public static final String FORMER_STORY = "former_story";
    /// The article's story, or the article itself where none is known: what is one hit when stories are.
    public static final String TOLD = "told";
    /// Of the newest revision only.
    public static final String EDIT = "edit";

    public static final List<String> NAMES = List.of(KEYWORDS, AUTHOR, ENTITY_NAME, SOURCE_NAME, CITES_NAME);
    public static final List<String> VALUES =
            List.of(ENTITY_ID, TOPIC, SOURCE, FEED, LANG, CITES_ID, STORY, FORMER_STORY, TOLD, EDIT);
    /// Subjects of the second level.
    static final String NARROWER_TOPICS = "narrower_topics";

    public static final List<String> FACETS = List.of(
            SearchResult.TOPICS, NARROWER_TOPICS, SearchResult.ENTITIES, SearchResult.SOURCES, SearchResult.LANGUAGES);

    /// Fields by language, without it.
    public static final List<String> BY_LANGUAGE = List.of(TITLE, SUMMARY, TEXT);

    /// Between value and label of a facet, and between that and the value above it.
    static final char LABEL = '\t';

    /// No index takes terms of any length; a value is cut far below.
    private static final int MAX_VALUE_CHARS = 200;

    /// How a field is looked for.
    public enum Kind {
        /// Analysed, with positions.
        WORDS,
        /// One exact term.
        VALUE,
        /// Counted over all hits: value, tab, label; where it is below another one, tab and that one's value.
        FACET
    }

    /// One value of one field.
    public record Field(Kind kind, String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    private ArticleFields() {}

    /// The values of an article in the order of its parts; a field may have several.
    public static List<Field> of(EnrichedArticle enriched) {
        ArticleFields of = new ArticleFields();
        of.addWords(enriched.getArticle(), enriched);
        of.addOrigin(enriched.getArticle());
        of.addLanguage(enriched.getLanguage());
        enriched.getEntities().forEach(of::addEntity);
        enriched.getTopics().forEach(of::addTopic);
        enriched.getNarrowerTopics().forEach(of::addNarrowTopic);
        enriched.getAttribution().forEach(of::addAttribution);
        of.addEdit(enriched.getEdit());
        return List.copyOf(of.fields);
    }

    /// What an article says as a vector; empty where it has none.
    public static byte[] vector(EnrichedArticle enriched) {
        ByteBuffer vector = enriched.getVector();
        if (vector == null) {
            return new byte[0];
        }
        byte[] bytes = new byte[vector.remaining()];
        vector.duplicate().get(bytes);
        return bytes;
    }

    /// The field that holds an article's words in a language.
    public static String in(String field, String language) {
        return field + "_" + language;
    }

    /// The language that a field is analysed in.
    static String language(String field) {
        int end = field.indexOf('_');
        return end > 0 && BY_LANGUAGE.contains(field.substring(0, end)) ? field.substring(end + 1) : Languages.OTHER;
    }

    /// The name of a subject in an address or a query: `science-and-technology`.
    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }

    private void addWords(Article article, EnrichedArticle enriched) {
        String language = Languages.of(enriched.getLanguage());
        add(Kind.WORDS, in(TITLE, language), article.getTitle());
        add(Kind.WORDS, in(SUMMARY, language), article.getSummary());
        add(Kind.WORDS, in(TEXT, language), article.getText());
        enriched.getKeywords().forEach(keyword -> add(Kind.WORDS, KEYWORDS, keyword));
        article.getAuthors().forEach(author -> add(Kind.WORDS, AUTHOR, author));
        add(Kind.VALUE, STORY, enriched.getStoryId());
        enriched.getFormerStories().forEach(story -> add(Kind.VALUE, FORMER_STORY, story));
        add(Kind.VALUE, TOLD, Objects.requireNonNullElse(enriched.getStoryId(), enriched.getId()));
    }

    private void addOrigin(Article article) {
        String domain = article.getSource().getDomain().toLowerCase(Locale.ROOT);
        add(Kind.VALUE, SOURCE, domain);
        add(Kind.WORDS, SOURCE_NAME, article.getSource().getName());
        addFacet(SearchResult.SOURCES, domain, article.getSource().getName());
        add(Kind.VALUE, FEED, article.getFeedId());
    }

    /// `en-GB` is English too.
    private void addLanguage(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        String primary = tag.split("-", 2)[0];
        add(Kind.VALUE, LANG, tag);
        if (!primary.equals(tag)) {
            add(Kind.VALUE, LANG, primary);
        }
        addFacet(SearchResult.LANGUAGES, primary, primary);
    }

    private void addEntity(Entity entity) {
        add(Kind.VALUE, ENTITY_ID, entity.getId());
        add(Kind.WORDS, ENTITY_NAME, entity.getName());
        addFacet(SearchResult.ENTITIES, entity.getId(), entity.getName());
    }

    private void addTopic(MediaTopic topic) {
        String slug = rootSlug(topic.getCode()).orElseGet(() -> slug(topic.getName()));
        addTopic(topic.getCode(), topic.getName(), slug);
        addFacet(SearchResult.TOPICS, slug, topic.getName());
    }

    private void addNarrowTopic(NarrowTopic topic) {
        String slug = slug(topic.getName());
        addTopic(topic.getCode(), topic.getName(), slug);
        String above = rootSlug(topic.getBroader()).orElse(topic.getBroader());
        addFacet(NARROWER_TOPICS, slug, topic.getName() + LABEL + above);
    }

    private void addTopic(String code, String name, String slug) {
        add(Kind.VALUE, TOPIC, code);
        add(Kind.VALUE, TOPIC, slug);
        add(Kind.VALUE, TOPIC, name.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> rootSlug(String code) {
        return MediaTopicRoot.ofCode(code).map(MediaTopicRoot::slug);
    }

    private void addAttribution(Attribution attribution) {
        add(Kind.VALUE, CITES_ID, attribution.getId());
        add(Kind.WORDS, CITES_NAME, attribution.getName());
    }

    private void addEdit(@Nullable Edit edit) {
        if (edit != null) {
            add(Kind.VALUE, EDIT, edit.getSubstantial() ? "substantial" : "minor");
            add(Kind.VALUE, EDIT, edit.getQuiet() ? "quiet" : null);
            edit.getSigns().forEach(sign -> add(Kind.VALUE, EDIT, sign.name().toLowerCase(Locale.ROOT)));
        }
    }

    private void addFacet(String field, String value, @Nullable String label) {
        String entry = cut(value) + LABEL + cut(Objects.requireNonNullElse(label, value));
        fields.add(new Field(Kind.FACET, field, entry));
    }

    private void add(Kind kind, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.add(new Field(kind, name, kind == Kind.VALUE ? cut(value) : value));
        }
    }

    private static String cut(String value) {
        return value.length() <= MAX_VALUE_CHARS ? value : value.substring(0, MAX_VALUE_CHARS);
    }
}
