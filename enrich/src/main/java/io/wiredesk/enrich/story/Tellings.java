package io.wiredesk.enrich.story;

import io.wiredesk.enrich.language.Sentences;
import io.wiredesk.enrich.story.Telling.Named;
import io.wiredesk.news.Article;
import io.wiredesk.news.Attribution;
import io.wiredesk.news.AttributionKind;
import io.wiredesk.news.Boilerplate;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MediaTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// From an enriched article to what is compared of it.
final class Tellings {
    /// Much the longest articles tell no more about the event than their beginning.
    private static final int MAX_TEXT_CHARS = 12_000;

    private static final int MAX_TITLE_CHARS = 300;
    private static final int MAX_PASSAGES = 120;
    private static final int MAX_WORDS = 48;
    private static final int MAX_HEADLINE_WORDS = 14;
    private static final int MAX_NAMES = 24;
    private static final int MAX_ENTITIES = 10;
    private static final int MAX_FIGURES = 24;
    private static final double TITLE_WEIGHT = 2;
    private static final double NAME_WEIGHT = 1.5;

    private Tellings() {}

    static Telling of(EnrichedArticle enriched) {
        Article article = enriched.getArticle();
        String text = prose(article.getText(), enriched.getBoilerplate());
        Words title = Words.of(article.getTitle());
        Words body = Words.of(text);
        return new Telling(
                enriched.getId(),
                enriched.getRevision(),
                earlier(article.getPublished(), article.getFetched()),
                article.getFetched(),
                article.getSource().getName(),
                article.getSource().getDomain(),
                cut(article.getTitle()),
                article.getUrl(),
                Lane.of(enriched),
                words(title, body, enriched.getEntities()),
                Terms.heaviest(weights(title, 1, 1), MAX_HEADLINE_WORDS),
                names(title, body),
                entities(enriched.getEntities()),
                enriched.getTopics().stream().map(MediaTopic::getCode).toList(),
                IntStream.concat(title.figures(), body.figures())
                        .distinct()
                        .limit(MAX_FIGURES)
                        .sorted()
                        .toArray(),
                credits(enriched.getAttribution()),
                Sequences.of(passages(text, enriched.getLanguage())));
    }

    private static String cut(String title) {
        return title.substring(0, Math.min(title.length(), MAX_TITLE_CHARS));
    }

    private static Instant earlier(Instant published, Instant fetched) {
        return published.isBefore(fetched) ? published : fetched;
    }

    /// The text with boilerplate blanked out, so that offsets stay what they are.
    private static String prose(String text, List<Boilerplate> boilerplate) {
        StringBuilder prose = new StringBuilder(text);
        for (Boilerplate passage : boilerplate) {
            int start = text.offsetByCodePoints(0, passage.getStart());
            int end = text.offsetByCodePoints(start, passage.getEnd() - passage.getStart());
            for (int i = start; i < end; i++) {
                prose.setCharAt(i, ' ');
            }
        }
        prose.setLength(Math.min(prose.length(), MAX_TEXT_CHARS));
        return prose.toString();
    }

    private static Terms words(Words title, Words body, List<Entity> entities) {
        Map<String, Double> weights = weights(body, 1, NAME_WEIGHT);
        weights(title, TITLE_WEIGHT, TITLE_WEIGHT).forEach((stem, weight) -> weights.merge(stem, weight, Double::sum));
        for (Entity entity : entities) {
            if (entity.getId().startsWith("Q")) {
                weights.put("entity " + entity.getId(), 6 * entity.getSalience());
            }
        }
        return Terms.heaviest(weights, MAX_WORDS);
    }

    private static Map<String, Double> weights(Words words, double plain, double named) {
        Map<String, Double> weights = new HashMap<>();
        words.counts()
                .forEach((stem, count) -> weights.put(
                        stem,
                        count.bits()
                                * (1 + Math.log(count.times()))
                                * (count.named() * 2 > count.times() ? named : plain)));
        return weights;
    }

    /// A headline may capitalise every word, so its words count only where the text names them too; without a text, all
    /// do.
    private static Terms names(Words title, Words body) {
        Map<String, Double> weights = new HashMap<>();
        Map<String, Words.Count> counts = body.counts().isEmpty() ? title.counts() : body.counts();
        counts.forEach((stem, count) -> {
            if (count.named() * 2 > count.times()) {
                boolean titled = title.counts().containsKey(stem);
                weights.put(stem, count.bits() * (1 + Math.log(count.times())) * (titled ? TITLE_WEIGHT : 1));
            }
        });
        return Terms.heaviest(weights, MAX_NAMES);
    }

    private static List<Named> entities(List<Entity> entities) {
        return entities.stream()
                .sorted(Comparator.comparingDouble(Entity::getSalience)
                        .reversed()
                        .thenComparing(Entity::getId))
                .limit(MAX_ENTITIES)
                .map(entity -> new Named(entity.getId(), entity.getName(), entity.getSalience()))
                .toList();
    }

    private static List<String> credits(List<Attribution> attribution) {
        return attribution.stream()
                .filter(found -> found.getKind() != AttributionKind.CITES)
                .map(found -> found.getName().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static List<Passage> passages(String text, String language) {
        List<Passage> passages = new ArrayList<>();
        int codePoints = 0;
        int counted = 0;
        for (int[] sentence : Sentences.split(text, language)) {
            codePoints += text.codePointCount(counted, sentence[0]);
            int start = codePoints;
            codePoints += text.codePointCount(sentence[0], sentence[1]);
            counted = sentence[1];
            passages.add(new Passage(start, codePoints, Words.shingles(text.substring(sentence[0], sentence[1]))));
        }
        return passages.subList(0, Math.min(passages.size(), MAX_PASSAGES));
    }
}
