package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.Languages;
import io.wiredesk.sink.analysis.NewsAnalyzer;

/// The index template: the fields that Lucene's index has too, each analysed by the same steps. Pure.
final class Template {
    /// Set on articles, unset on gravestones and positions.
    static final String LIVE = "live";

    /// The article in the wire's encoding, but for its text.
    static final String AVRO = "avro";

    /// Word of an [io.wiredesk.sink.Origin].
    static final String ORIGIN = "origin";

    /// What it says, as bytes of a direction.
    static final String VECTOR = "vector";

    /// Which partition a document of [Marks] stands for: topic, slash, number.
    static final String PARTITION = "topic_partition";

    /// Which fields an index has and how its words were analysed; grows with each change of these.
    static final String VERSION = "6";

    /// Where the mapping says so, below `_meta`.
    static final String LAYOUT = "layout";

    private Template() {}

    /// @param name alias of the index; the indexes behind it are called so with a dash and a number
    static ObjectNode of(String name) {
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.putArray("index_patterns").add(name + "-*");
        ObjectNode inner = template.putObject("template");
        inner.set("settings", settings());
        inner.set("mappings", mappings());
        return template;
    }

    private static ObjectNode settings() {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        ObjectNode index = settings.putObject("index");
        index.put("number_of_shards", 1).put("auto_expand_replicas", "0-1");
        index.put("refresh_interval", "-1"); // Whoever feeds it makes what came searchable, with its positions.
        ObjectNode analysis = index.putObject("analysis");
        ObjectNode filters = analysis.putObject("filter");
        Languages.filters().forEach((name, definition) -> filters.putPOJO(name, definition));
        ObjectNode analyzers = analysis.putObject("analyzer");
        for (String language : Languages.all()) {
            ArrayNode steps = analyzers
                    .putObject("wd_" + language)
                    .put("type", "custom")
                    .put("tokenizer", "standard")
                    .putArray("filter");
            Languages.indexFilters(language).forEach(steps::add);
        }
        return settings;
    }

    private static ObjectNode mappings() {
        ObjectNode mappings = JsonNodeFactory.instance.objectNode().put("dynamic", true);
        mappings.putObject("_meta").put(LAYOUT, VERSION);
        ArrayNode dynamic = mappings.putArray("dynamic_templates");
        for (String language : Languages.all()) {
            ObjectNode ofLanguage = dynamic.addObject().putObject("words_" + language);
            ofLanguage.put("match_pattern", "regex");
            ofLanguage.put("match", "(" + String.join("|", ArticleFields.BY_LANGUAGE) + ")_" + language);
            ofLanguage.putObject("mapping").put("type", "text").put("analyzer", "wd_" + language);
        }
        ObjectNode fields = mappings.putObject("properties");
        for (String name : ArticleFields.NAMES) {
            fields.putObject(name)
                    .put("type", "text")
                    .put("analyzer", "wd_" + Languages.OTHER)
                    .put("position_increment_gap", NewsAnalyzer.GAP);
        }
        // What is looked for, what is counted or sorted by, and what is only read have an index, a column, or neither.
        ArticleFields.VALUES.forEach(name -> keyword(fields, name).put("doc_values", name.equals(ArticleFields.TOLD)));
        ArticleFields.FACETS.forEach(name -> keyword(fields, name).put("index", false));
        keyword(fields, ArticleFields.ID);
        fields.putObject(ArticleFields.REVISION)
                .put("type", "integer")
                .put("index", false)
                .put("doc_values", false);
        fields.putObject(ArticleFields.PUBLISHED).put("type", "date").put("format", "epoch_millis");
        keyword(fields, LIVE).put("doc_values", false);
        fields.putObject(AVRO).put("type", "binary");
        fields.putObject(VECTOR).put("type", "binary").put("doc_values", true);
        keyword(fields, ORIGIN).put("index", false).put("doc_values", false);
        for (Marks marks : Marks.values()) {
            fields.putObject(marks.field()).put("type", "long");
        }
        keyword(fields, PARTITION);
        return mappings;
    }

    private static ObjectNode keyword(ObjectNode fields, String name) {
        return fields.putObject(name).put("type", "keyword");
    }
}
