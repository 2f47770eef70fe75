package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.Article;
import io.wiredesk.news.Attribution;
import io.wiredesk.news.AttributionKind;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import java.util.Locale;

/// An article as IPTC ninjs. Pure.
///
/// Source: IPTC, "ninjs 3.1" JSON schema.
public final class Ninjs {
    private static final String VERSION = "3.1";
    /// What an article is about, not only names.
    private static final double ABOUT = 0.5;

    private Ninjs() {}

    /// The newest revision as a news object.
    public static ObjectNode of(EnrichedArticle enriched) {
        Article article = enriched.getArticle();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("standard")
                .put("name", "ninjs")
                .put("version", VERSION)
                .put("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_" + VERSION + ".json");
        json.put("uri", "urn:wiredesk:article:" + article.getId());
        json.put("type", "text").put("representationType", article.getFullText() ? "full" : "partial");
        json.put("version", Integer.toString(article.getRevision()));
        json.put("firstCreated", article.getPublished().toString());
        json.put("versionCreated", article.getFetched().toString());
        json.put("pubStatus", "usable").put("language", enriched.getLanguage());
        if (!article.getAuthors().isEmpty()) {
            json.put("by", String.join(", ", article.getAuthors()));
        }
        texts(json, article);
        names(json, enriched);
        sources(json, enriched);
        if (article.getUrl() != null) {
            json.putArray("altIds").addObject().put("role", "url").put("value", article.getUrl());
        }
        return json;
    }

    private static void texts(ObjectNode json, Article article) {
        json.putArray("headlines").addObject().put("role", "main").put("value", article.getTitle());
        if (article.getSummary() != null) {
            json.putArray("descriptions")
                    .addObject()
                    .put("role", "summary")
                    .put("contentType", "text/plain")
                    .put("value", article.getSummary());
        }
        ArrayNode bodies = json.putArray("bodies");
        String text = article.getText();
        bodies.addObject()
                .put("role", "main")
                .put("contentType", "text/plain")
                .put("charCount", text.codePointCount(0, text.length()))
                .put("value", text);
        if (article.getHtml() != null) {
            bodies.addObject()
                    .put("role", "richtext")
                    .put("contentType", "text/html")
                    .put("value", article.getHtml());
        }
    }

    private static void names(ObjectNode json, EnrichedArticle enriched) {
        for (Entity entity : enriched.getEntities()) {
            ObjectNode node = json.withArray(list(entity.getType()))
                    .addObject()
                    .put("name", entity.getName())
                    .put("rel", entity.getSalience() >= ABOUT ? "about" : "mentions");
            if (entity.getId().startsWith("Q")) {
                node.put("uri", "http://www.wikidata.org/entity/" + entity.getId());
            }
        }
        ArrayNode subjects = json.putArray("subjects");
        enriched.getTopics()
                .forEach(topic -> subjects.addObject()
                        .put("name", topic.getName())
                        .put(
                                "uri",
                                "http://cv.iptc.org/newscodes/mediatopic/"
                                        + topic.getCode().replace("medtop:", ""))
                        .put("rel", "about"));
    }

    private static String list(EntityType type) {
        return switch (type) {
            case PERSON -> "people";
            case ORGANIZATION -> "organisations";
            case LOCATION -> "places";
            case MISC -> "objects";
        };
    }

    private static void sources(ObjectNode json, EnrichedArticle enriched) {
        ArrayNode sources = json.putArray("infoSources");
        sources.addObject()
                .put("name", enriched.getArticle().getSource().getName())
                .put("role", "publisher");
        for (Attribution source : enriched.getAttribution()) {
            String role = source.getKind() == AttributionKind.CITES
                    ? "cited"
                    : source.getKind().name().toLowerCase(Locale.ROOT);
            sources.addObject().put("name", source.getName()).put("role", role);
        }
    }
}
