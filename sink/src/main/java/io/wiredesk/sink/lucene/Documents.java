package io.wiredesk.sink.lucene;

import io.wiredesk.news.Article;
import io.wiredesk.news.Attribution;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.sink.query.SearchResult;
import java.util.Locale;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// An article as the index sees it. Keywords (`StringField`) answer filters exactly, text fields answer words, doc
/// values
/// sort and count; the whole article is stored once, in the wire's own encoding, so that it outlives schema changes.
final class Documents {
    /// Exact, and as doc values the last word in sorting.
    static final String ID = "id";
    /// Doc values: compared before each write.
    static final String REVISION = "revision";
    /// Keyword that each article has and a gravestone lacks.
    static final String LIVE = "live";
    /// Stored bytes.
    static final String AVRO = "avro";
    /// Points for ranges and doc values for sorting, milliseconds.
    static final String PUBLISHED = "published";

    static final String TITLE = "title";
    static final String SUMMARY = "summary";
    static final String TEXT = "text";
    static final String KEYWORDS = "keywords";
    static final String AUTHOR = "author";
    static final String ENTITY_ID = "entity_id";
    static final String ENTITY_NAME = "entity_name";
    static final String TOPIC = "topic";
    static final String SOURCE = "source";
    static final String SOURCE_NAME = "source_name";
    static final String FEED = "feed";
    static final String LANG = "lang";
    static final String CITES_ID = "cites_id";
    static final String CITES_NAME = "cites_name";
    static final String STORY = "story";

    /// Between value and label of a facet.
    static final char LABEL = '\t';

    /// Doc values can't be longer than Lucene's 32766 bytes; a name is cut far below.
    private static final int MAX_LABEL_CHARS = 200;

    private static final AvroSerde<EnrichedArticle> SERDE =
            new AvroSerde<>(EnrichedArticle.class, SchemaCatalogue.bundled());

    private Documents() {}

    static byte[] encode(EnrichedArticle article) {
        return SERDE.serializer().serialize("index", article);
    }

    static EnrichedArticle decode(byte[] bytes) {
        return SERDE.deserializer().deserialize("index", bytes);
    }

    static Document gravestone(String id, int revision) {
        Document document = new Document();
        document.add(new StringField(ID, id, Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(id)));
        document.add(new NumericDocValuesField(REVISION, revision));
        return document;
    }

    static Document of(EnrichedArticle enriched, byte[] avro) {
        Document document = gravestone(enriched.getId(), enriched.getRevision());
        Article article = enriched.getArticle();
        document.add(new StringField(LIVE, "1", Store.NO));
        document.add(new StoredField(AVRO, avro));
        long published = article.getPublished().toEpochMilli();
        document.add(new LongPoint(PUBLISHED, published));
        document.add(new NumericDocValuesField(PUBLISHED, published));
        addWords(document, article, enriched);
        addOrigin(document, article);
        addLanguage(document, enriched.getLanguage());
        enriched.getEntities().forEach(entity -> addEntity(document, entity));
        enriched.getTopics().forEach(topic -> addTopic(document, topic));
        enriched.getAttribution().forEach(attribution -> addAttribution(document, attribution));
        return document;
    }

    private static void addWords(Document document, Article article, EnrichedArticle enriched) {
        text(document, TITLE, article.getTitle());
        text(document, SUMMARY, article.getSummary());
        text(document, TEXT, article.getText());
        enriched.getKeywords().forEach(keyword -> text(document, KEYWORDS, keyword));
        article.getAuthors().forEach(author -> text(document, AUTHOR, author));
        keyword(document, STORY, enriched.getStoryId());
    }

    private static void addOrigin(Document document, Article article) {
        String domain = article.getSource().getDomain().toLowerCase(Locale.ROOT);
        keyword(document, SOURCE, domain);
        text(document, SOURCE_NAME, article.getSource().getName());
        facet(document, SearchResult.SOURCES, domain, article.getSource().getName());
        keyword(document, FEED, article.getFeedId());
    }

    /// `en-GB` is English too.
    private static void addLanguage(Document document, String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        String primary = tag.split("-", 2)[0];
        keyword(document, LANG, tag);
        if (!primary.equals(tag)) {
            keyword(document, LANG, primary);
        }
        facet(document, SearchResult.LANGUAGES, primary, primary);
    }

    private static void addEntity(Document document, Entity entity) {
        keyword(document, ENTITY_ID, entity.getId());
        text(document, ENTITY_NAME, entity.getName());
        facet(document, SearchResult.ENTITIES, entity.getId(), entity.getName());
    }

    private static void addTopic(Document document, MediaTopic topic) {
        String slug =
                MediaTopicRoot.ofCode(topic.getCode()).map(MediaTopicRoot::slug).orElse(topic.getCode());
        String name = topic.getName().toLowerCase(Locale.ROOT);
        keyword(document, TOPIC, topic.getCode());
        keyword(document, TOPIC, slug);
        keyword(document, TOPIC, name);
        facet(document, SearchResult.TOPICS, slug, topic.getName());
    }

    private static void addAttribution(Document document, Attribution attribution) {
        keyword(document, CITES_ID, attribution.getId());
        text(document, CITES_NAME, attribution.getName());
    }

    private static void text(Document document, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            document.add(new TextField(field, value, Store.NO));
        }
    }

    private static void keyword(Document document, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            document.add(new StringField(field, cut(value), Store.NO));
        }
    }

    private static void facet(Document document, String field, String value, String label) {
        String entry = cut(value) + LABEL + cut(Objects.requireNonNullElse(label, value));
        document.add(new SortedSetDocValuesField(field, new BytesRef(entry)));
    }

    private static String cut(String value) {
        return value.length() <= MAX_LABEL_CHARS ? value : value.substring(0, MAX_LABEL_CHARS);
    }
}
