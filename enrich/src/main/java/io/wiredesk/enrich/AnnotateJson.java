package io.wiredesk.enrich;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.Article;
import io.wiredesk.news.Attribution;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MentionSpan;
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
        enriched.getTopics()
                .forEach(topic -> topics.addObject()
                        .put("code", topic.getCode())
                        .put("name", topic.getName())
                        .put("score", topic.getScore()));
        ArrayNode attribution = json.putArray("attribution");
        enriched.getAttribution().stream()
                .filter(a -> a.getPart() == TextPart.TEXT)
                .forEach(a -> attribution(attribution.addObject(), a));
        ArrayNode boilerplate = json.putArray("boilerplate");
        enriched.getBoilerplate()
                .forEach(passage -> boilerplate
                        .addObject()
                        .put("start", passage.getStart())
                        .put("end", passage.getEnd())
                        .put("kind", passage.getKind()));
        ArrayNode keywords = json.putArray("keywords");
        enriched.getKeywords().forEach(keywords::add);
        return json;
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
