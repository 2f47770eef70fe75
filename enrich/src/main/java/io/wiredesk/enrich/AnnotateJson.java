package io.wiredesk.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.Article;
import io.wiredesk.news.Attribution;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.MentionSpan;
import io.wiredesk.news.Quotation;
import io.wiredesk.news.Source;
import io.wiredesk.news.TextPart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answer of `annotate`: plain text in, the contract's JSON out. Its offsets are code points of the text as sent.
public final class AnnotateJson {
    private static final int ID_CHARS = 16;

    private AnnotateJson() {}

    /// An article made of a plain text, exactly as sent.
    ///
    /// @param id null makes one from the text
    public static Article article(
            @Nullable String id,
            @Nullable String title,
            String text,
            @Nullable String url,
            @Nullable String language,
            Instant at) {
        String hash = sha256(title == null ? text : title + "\n" + text);
        return Article.newBuilder()
                .setId(id == null ? hash.substring(0, ID_CHARS) : id)
                .setRevision(1)
                .setFeedId("")
                .setSource(new Source("", ""))
                .setUrl(url)
                .setTitle(title == null ? "" : title)
                .setText(text)
                .setLanguage(language)
                .setPublished(at)
                .setFetched(at)
                .setContentSha256(hash)
                .build();
    }

    /// What enrichment made of it. What stands in the title only has no mentions here.
    public static ObjectNode of(EnrichedArticle enriched) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", enriched.getId());
        json.put("language", enriched.getLanguage());
        json.put("text", enriched.getArticle().getText());
        ArrayNode entities = json.putArray("entities");
        enriched.getEntities().forEach(entity -> entity(entities.addObject(), entity));
        ArrayNode topics = json.putArray("topics");
        enriched.getTopics().forEach(topic -> topic(topics.addObject(), topic, enriched));
        ArrayNode attribution = json.putArray("attribution");
        enriched.getAttribution().stream()
                .filter(a -> a.getPart() == TextPart.TEXT)
                .forEach(a -> attribution(attribution.addObject(), a));
        ArrayNode quotations = json.putArray("quotations");
        enriched.getQuotations().stream()
                .filter(q -> q.getPart() == TextPart.TEXT)
                .forEach(q -> quotation(quotations.addObject(), q));
        ArrayNode boilerplate = json.putArray("boilerplate");
        enriched.getBoilerplate()
                .forEach(passage -> boilerplate
                        .addObject()
                        .put("start", passage.getStart())
                        .put("end", passage.getEnd())
                        .put("kind", passage.getKind()));
        ArrayNode keywords = json.putArray("keywords");
        enriched.getKeywords().forEach(keywords::add);
        ObjectNode extras = json.putObject("extras");
        enriched.getExtras().forEach(extras::put);
        return json;
    }

    /// The same with `why` beside each entity and subject that can be explained, and what made the answer.
    public static ObjectNode explained(Enrichment.Explained explained) {
        ObjectNode json = of(explained.article());
        explained.why().forEach(why -> {
            json.withArray("entities").forEach(entity -> explain(entity, "id", why));
            json.withArray("topics").forEach(topic -> explain(topic, "code", why));
        });
        ArrayNode enrichers = json.putArray("enrichers");
        explained
                .article()
                .getEnrichers()
                .forEach(e -> enrichers.addObject().put("name", e.getName()).put("version", e.getVersion()));
        return json;
    }

    private static void explain(JsonNode answer, String key, Why why) {
        if (answer instanceof ObjectNode node && node.path(key).asText().equals(why.about())) {
            node.set("why", WhyJson.of(why));
        }
    }

    private static void topic(ObjectNode json, MediaTopic topic, EnrichedArticle enriched) {
        json.put("code", topic.getCode()).put("name", topic.getName()).put("score", topic.getScore());
        ArrayNode narrower = json.putArray("narrower");
        enriched.getNarrowerTopics().stream()
                .filter(n -> n.getBroader().equals(topic.getCode()))
                .forEach(n -> narrower.addObject()
                        .put("code", n.getCode())
                        .put("name", n.getName())
                        .put("score", n.getScore()));
    }

    private static void quotation(ObjectNode json, Quotation quotation) {
        json.put("start", quotation.getStart())
                .put("end", quotation.getEnd())
                .put("text", quotation.getText())
                .put("speaker", quotation.getSpeaker())
                .put("speaker_id", quotation.getSpeakerId())
                .put("cue_start", quotation.getCueStart())
                .put("cue_end", quotation.getCueEnd());
    }

    private static void entity(ObjectNode json, Entity entity) {
        json.put("id", entity.getId());
        json.put("name", entity.getName());
        json.put("type", entity.getType().name().toLowerCase(Locale.ROOT));
        json.put("salience", entity.getSalience());
        json.put("confidence", entity.getConfidence());
        ArrayNode mentions = json.putArray("mentions");
        for (MentionSpan span : entity.getMentions()) {
            if (span.getPart() == TextPart.TEXT) {
                mentions.addObject()
                        .put("start", span.getStart())
                        .put("end", span.getEnd())
                        .put("text", span.getText());
            }
        }
    }

    private static void attribution(ObjectNode json, Attribution found) {
        json.put("name", found.getName());
        json.put("id", found.getId());
        json.put("kind", found.getKind().name().toLowerCase(Locale.ROOT));
        json.put("start", found.getStart());
        json.put("end", found.getEnd());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
