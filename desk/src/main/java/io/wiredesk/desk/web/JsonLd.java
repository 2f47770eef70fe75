package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;

/// An article as linked data. Pure.
///
/// Source: schema.org, `NewsArticle`; JSON-LD 1.1.
final class JsonLd {
    private JsonLd() {}

    static ObjectNode of(EnrichedArticle enriched) {
        Article article = enriched.getArticle();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("@context", "https://schema.org")
                .put("@type", "NewsArticle")
                .put("@id", "urn:wiredesk:article:" + article.getId())
                .put("identifier", article.getId())
                .put("version", article.getRevision())
                .put("headline", article.getTitle())
                .put("articleBody", article.getText())
                .put("inLanguage", enriched.getLanguage())
                .put("datePublished", article.getPublished().toString());
        if (article.getUpdated() != null) {
            json.put("dateModified", article.getUpdated().toString());
        }
        if (article.getSummary() != null) {
            json.put("abstract", article.getSummary());
        }
        if (article.getUrl() != null) {
            json.put("url", article.getUrl());
        }
        json.putObject("publisher")
                .put("@type", "NewsMediaOrganization")
                .put("name", article.getSource().getName())
                .put("url", "https://" + article.getSource().getDomain() + "/");
        ArrayNode authors = json.putArray("author");
        article.getAuthors()
                .forEach(name -> authors.addObject().put("@type", "Person").put("name", name));
        ArrayNode mentions = json.putArray("mentions");
        enriched.getEntities().forEach(entity -> mentions.add(entity(entity)));
        ArrayNode about = json.putArray("about");
        enriched.getTopics()
                .forEach(topic -> about.addObject()
                        .put("@type", "DefinedTerm")
                        .put(
                                "@id",
                                "http://cv.iptc.org/newscodes/mediatopic/"
                                        + topic.getCode().replace("medtop:", ""))
                        .put("termCode", topic.getCode())
                        .put("name", topic.getName()));
        ArrayNode keywords = json.putArray("keywords");
        enriched.getKeywords().forEach(keywords::add);
        return json;
    }

    private static ObjectNode entity(Entity entity) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("@type", type(entity.getType()))
                .put("name", entity.getName());
        if (entity.getId().matches("Q[0-9]+")) {
            node.put("sameAs", "http://www.wikidata.org/entity/" + entity.getId());
        }
        return node;
    }

    private static String type(EntityType type) {
        return switch (type) {
            case PERSON -> "Person";
            case ORGANIZATION -> "Organization";
            case LOCATION -> "Place";
            case MISC -> "Thing";
        };
    }
}
