package io.wiredesk.enrich;

import io.wiredesk.enrich.attribute.Attributed;
import io.wiredesk.enrich.clean.Passage;
import io.wiredesk.enrich.link.LinkedEntity;
import io.wiredesk.enrich.topic.ScoredTopic;
import io.wiredesk.news.Article;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A document on its way through the enrichers: what came in, and what is known so far. Immutable, apart from the
/// article itself, which nobody changes.
///
/// @param article as it came
/// @param body title, blank line and text as one; every offset here is a UTF-16 offset into it
/// @param textStart where the text starts in the body
/// @param language BCP 47, `und` until known
/// @param boilerplate in order, not overlapping, in the text
/// @param sentences `[start, end)` of each, in order, without the boilerplate
/// @param entities the most salient first
/// @param topics the surest first
/// @param attribution in order of appearance
/// @param keywords strongest first
/// @param fingerprint 0 until known
/// @param extras what users' own enrichers found, by name
public record Draft(
        Article article,
        String body,
        int textStart,
        String language,
        List<Passage> boilerplate,
        List<int[]> sentences,
        List<Found> entities,
        List<ScoredTopic> topics,
        List<Attributed> attribution,
        List<String> keywords,
        long fingerprint,
        Map<String, String> extras) {

    /// An entity and how much the article is about it, 0 to 1.
    public record Found(LinkedEntity entity, double salience) {}

    public Draft {
        boilerplate = List.copyOf(boilerplate);
        sentences = List.copyOf(sentences);
        entities = List.copyOf(entities);
        topics = List.copyOf(topics);
        attribution = List.copyOf(attribution);
        keywords = List.copyOf(keywords);
        extras = Map.copyOf(extras);
    }

    /// The start: nothing is known yet.
    static Draft of(Article article, int maxTextChars) {
        String title = article.getTitle();
        String lead = title.isEmpty() ? "" : title + "\n\n";
        String text = article.getText();
        int end = Math.min(text.length(), maxTextChars);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String body = lead + text.substring(0, end);
        return new Draft(
                article,
                body,
                lead.length(),
                "und",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                Map.of());
    }

    /// The body with boilerplate blanked out, so that offsets stay what they are.
    public String prose() {
        StringBuilder prose = new StringBuilder(body);
        for (Passage passage : boilerplate) {
            for (int i = passage.start(); i < passage.end(); i++) {
                prose.setCharAt(i, ' ');
            }
        }
        return prose.toString();
    }

    public Draft withBoilerplate(List<Passage> found) {
        return new Draft(
                article,
                body,
                textStart,
                language,
                found,
                sentences,
                entities,
                topics,
                attribution,
                keywords,
                fingerprint,
                extras);
    }

    public Draft withLanguage(String found) {
        return new Draft(
                article,
                body,
                textStart,
                found,
                boilerplate,
                sentences,
                entities,
                topics,
                attribution,
                keywords,
                fingerprint,
                extras);
    }

    public Draft withSentences(List<int[]> found) {
        return new Draft(
                article,
                body,
                textStart,
                language,
                boilerplate,
                found,
                entities,
                topics,
                attribution,
                keywords,
                fingerprint,
                extras);
    }

    public Draft withEntities(List<Found> found) {
        return new Draft(
                article,
                body,
                textStart,
                language,
                boilerplate,
                sentences,
                found,
                topics,
                attribution,
                keywords,
                fingerprint,
                extras);
    }

    public Draft withTopics(List<ScoredTopic> found) {
        return new Draft(
                article,
                body,
                textStart,
                language,
                boilerplate,
                sentences,
                entities,
                found,
                attribution,
                keywords,
                fingerprint,
                extras);
    }

    public Draft withAttribution(List<Attributed> found) {
        return new Draft(
                article,
                body,
                textStart,
                language,
                boilerplate,
                sentences,
                entities,
                topics,
                found,
                keywords,
                fingerprint,
                extras);
    }

    public Draft withKeywords(List<String> found) {
        return new Draft(
                article,
                body,
                textStart,
                language,
                boilerplate,
                sentences,
                entities,
                topics,
                attribution,
                found,
                fingerprint,
                extras);
    }

    public Draft withFingerprint(long found) {
        return new Draft(
                article,
                body,
                textStart,
                language,
                boilerplate,
                sentences,
                entities,
                topics,
                attribution,
                keywords,
                found,
                extras);
    }

    /// For users' own enrichers.
    public Draft withExtra(String name, String value) {
        Map<String, String> more = new TreeMap<>(extras);
        more.put(name, value);
        return new Draft(
                article,
                body,
                textStart,
                language,
                boilerplate,
                sentences,
                entities,
                topics,
                attribution,
                keywords,
                fingerprint,
                more);
    }
}
