package io.wiredesk.enrich;

import io.wiredesk.enrich.attribute.Attributed;
import io.wiredesk.enrich.attribute.Quoted;
import io.wiredesk.enrich.clean.Passage;
import io.wiredesk.enrich.link.LinkedEntity;
import io.wiredesk.enrich.topic.NarrowTopic;
import io.wiredesk.enrich.topic.ScoredTopic;
import io.wiredesk.enrich.topic.Subjects;
import io.wiredesk.enrich.vector.DocumentVector;
import io.wiredesk.news.Article;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A document on its way through the enrichers: what came in, and what is known so far. Immutable, apart from the
/// article itself, which nobody changes.
///
/// @param article as it came
/// @param body title, blank line and text as one; every offset here is a UTF-16 offset into it
/// @param textStart where the text starts in the body
/// @param language BCP 47, `und` until known
/// @param boilerplate in order, not overlapping, in the text
/// @param sentences `[start, end)` of each, in order, without the boilerplate
/// @param vector of its beginning, [DocumentVector#NONE] until known
/// @param entities the most salient first
/// @param topics the surest first
/// @param narrower second-level subjects within the topics
/// @param attribution in order of appearance
/// @param quotations in order of appearance
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
        DocumentVector vector,
        List<Found> entities,
        List<ScoredTopic> topics,
        List<NarrowTopic> narrower,
        List<Attributed> attribution,
        List<Quoted> quotations,
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
        narrower = List.copyOf(narrower);
        attribution = List.copyOf(attribution);
        quotations = List.copyOf(quotations);
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
                DocumentVector.NONE,
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
        return with(fields -> fields.boilerplate = found);
    }

    public Draft withLanguage(String found) {
        return with(fields -> fields.language = found);
    }

    public Draft withSentences(List<int[]> found) {
        return with(fields -> fields.sentences = found);
    }

    public Draft withEntities(List<Found> found) {
        return with(fields -> fields.entities = found);
    }

    public Draft withVector(DocumentVector found) {
        return with(fields -> fields.vector = found);
    }

    public Draft withSubjects(Subjects found) {
        return with(fields -> {
            fields.topics = found.topics();
            fields.narrower = found.narrower();
        });
    }

    public Draft withQuotations(List<Quoted> found) {
        return with(fields -> fields.quotations = found);
    }

    public Draft withAttribution(List<Attributed> found) {
        return with(fields -> fields.attribution = found);
    }

    public Draft withKeywords(List<String> found) {
        return with(fields -> fields.keywords = found);
    }

    public Draft withFingerprint(long found) {
        return with(fields -> fields.fingerprint = found);
    }

    /// For users' own enrichers.
    public Draft withExtra(String name, String value) {
        Map<String, String> more = new TreeMap<>(extras);
        more.put(name, value);
        return with(fields -> fields.extras = more);
    }

    /// A copy in which one field differs.
    private Draft with(Consumer<Fields> change) {
        Fields fields = new Fields(this);
        change.accept(fields);
        return new Draft(
                article,
                body,
                textStart,
                fields.language,
                fields.boilerplate,
                fields.sentences,
                fields.vector,
                fields.entities,
                fields.topics,
                fields.narrower,
                fields.attribution,
                fields.quotations,
                fields.keywords,
                fields.fingerprint,
                fields.extras);
    }

    /// What enrichers may change.
    private static final class Fields {
        private String language;
        private List<Passage> boilerplate;
        private List<int[]> sentences;
        private DocumentVector vector;
        private List<Found> entities;
        private List<ScoredTopic> topics;
        private List<NarrowTopic> narrower;
        private List<Attributed> attribution;
        private List<Quoted> quotations;
        private List<String> keywords;
        private long fingerprint;
        private Map<String, String> extras;

        Fields(Draft draft) {
            language = draft.language;
            boilerplate = draft.boilerplate;
            sentences = draft.sentences;
            vector = draft.vector;
            entities = draft.entities;
            topics = draft.topics;
            narrower = draft.narrower;
            attribution = draft.attribution;
            quotations = draft.quotations;
            keywords = draft.keywords;
            fingerprint = draft.fingerprint;
            extras = draft.extras;
        }
    }
}
