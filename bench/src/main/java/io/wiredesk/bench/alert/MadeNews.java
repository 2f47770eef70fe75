package io.wiredesk.bench.alert;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Articles and searches of made-up words whose frequencies fall as those of a language do (Zipf). The same seed makes the
/// same.
final class MadeNews {
    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final int WORDS = 60_000;
    private static final int ENTITIES = 5_000;
    /// The most frequent words are in every article, and nobody searches for them.
    private static final int FIRST_SOUGHT = 150;

    private static final List<String> TOPICS = List.of("politics", "sport", "economy", "health", "science");
    private static final List<String> SYLLABLES =
            List.of("ba", "cor", "den", "fi", "gal", "har", "jo", "kin", "lum", "mor", "ne", "pra", "ral", "sto", "tin", "ver");

    private final SplittableRandom random;

    MadeNews(long seed) {
        this.random = new SplittableRandom(seed);
    }

    List<EnrichedArticle> articles(int count) {
        return IntStream.range(0, count).mapToObj(this::article).toList();
    }

    private EnrichedArticle article(int number) {
        Article article = Article.newBuilder()
                .setId("a" + number)
                .setRevision(1)
                .setFeedId("f" + number % 200)
                .setSource(new Source("Outlet " + number % 200, "outlet" + number % 200 + ".example"))
                .setTitle(words(9))
                .setSummary(words(25))
                .setText(IntStream.range(0, 20).mapToObj(_ -> words(15) + ".").collect(Collectors.joining(" ")))
                .setPublished(AT)
                .setFetched(AT)
                .setContentSha256("0")
                .build();
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int entity = rank(ENTITIES);
            entities.add(new Entity("Q" + entity, word(20_000 + entity), EntityType.ORGANIZATION, 0.5, 0.9, List.of()));
        }
        String topic = TOPICS.get(random.nextInt(TOPICS.size()));
        return EnrichedArticle.newBuilder()
                .setId(article.getId())
                .setRevision(1)
                .setArticle(article)
                .setLanguage("en")
                .setEntities(entities)
                .setTopics(List.of(new MediaTopic("medtop:0" + TOPICS.indexOf(topic), topic, 0.8, List.of())))
                .setKeywords(List.of(words(1), words(2), words(1)))
                .setEnrichedAt(AT)
                .build();
    }

    /// Half ask for words that must all be there; the others for phrases, either of two words, one but not another, an
    /// entity, or a word within a subject.
    List<String> queries(int count) {
        return IntStream.range(0, count).mapToObj(_ -> query()).toList();
    }

    private String query() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> sought() + " " + sought();
            case 4 -> sought() + " " + sought() + " " + sought();
            case 5 -> "\"" + sought() + " " + sought() + "\"";
            case 6 -> "(" + sought() + " OR " + sought() + ") " + sought();
            case 7 -> sought() + " " + sought() + " -" + sought();
            case 8 -> "entity:Q" + rank(ENTITIES) + " " + sought();
            default -> sought() + " topic:" + TOPICS.get(random.nextInt(TOPICS.size()));
        };
    }

    private String sought() {
        return word(FIRST_SOUGHT + rank(WORDS - FIRST_SOUGHT));
    }

    private String words(int count) {
        return IntStream.range(0, count).mapToObj(_ -> word(rank(WORDS))).collect(Collectors.joining(" "));
    }

    /// By Zipf's law, nearly: the logarithm of the rank is even.
    private int rank(int of) {
        return (int) Math.pow(of, random.nextDouble()) - 1;
    }

    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int left = rank + SYLLABLES.size(); left > 0; left /= SYLLABLES.size()) {
            word.append(SYLLABLES.get(left % SYLLABLES.size()));
        }
        return word.toString();
    }
}
