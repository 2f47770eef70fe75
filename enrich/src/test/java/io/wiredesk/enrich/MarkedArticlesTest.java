package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.AttributionKind;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.schemas.MediaTopicRoot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Ten articles of ours, marked by hand, as a whole: what is found in them may not get worse. The floors lie a little
/// below what was measured when they were set; raise them with what gets better.
class MarkedArticlesTest {
    private static final double NAMES_FLOOR = 0.95;
    private static final double LINKS_FLOOR = 0.95;
    private static final double SUBJECTS_FLOOR = 0.85;
    private static final double ATTRIBUTION_FLOOR = 0.85;

    private static final List<MarkedArticle> ARTICLES = MarkedArticle.all();
    private static final Map<String, EnrichedArticle> ANSWERS = ARTICLES.stream()
            .collect(Collectors.toMap(
                    MarkedArticle::name,
                    article -> Samples.BUNDLED.enrich(
                            AnnotateJson.article(article.name(), null, article.text(), null, "en", Samples.AT),
                            Samples.AT)));

    private record Score(int right, int found, int wanted) {
        double f1() {
            return 2.0 * right / Math.max(1, found + wanted);
        }
    }

    /// Prints what differs, so that a fall can be looked into.
    private static double f1(
            String what,
            BiFunction<MarkedArticle, EnrichedArticle, Set<String>> wanted,
            BiFunction<MarkedArticle, EnrichedArticle, Set<String>> found) {
        int right = 0;
        int have = 0;
        int want = 0;
        for (MarkedArticle article : ARTICLES) {
            EnrichedArticle answer = ANSWERS.get(article.name());
            Set<String> gold = wanted.apply(article, answer);
            Set<String> said = found.apply(article, answer);
            Set<String> both = new TreeSet<>(gold);
            both.retainAll(said);
            Set<String> missed = new TreeSet<>(gold);
            missed.removeAll(both);
            Set<String> wrong = new TreeSet<>(said);
            wrong.removeAll(both);
            if (!missed.isEmpty() || !wrong.isEmpty()) {
                System.out.printf("%s %s missed %s wrong %s%n", what, article.name(), missed, wrong);
            }
            right += both.size();
            have += said.size();
            want += gold.size();
        }
        double f1 = new Score(right, have, want).f1();
        System.out.printf(
                Locale.ROOT, "%s: %d right of %d found and %d marked, F1 %.3f%n", what, right, have, want, f1);
        return f1;
    }

    @Test
    void names_are_found_with_their_kind_and_exact_place() {
        double f1 = f1("names", (article, _) -> described(article, article.spans()), (article, answer) -> {
            Set<String> spans = answer.getEntities().stream()
                    .filter(entity -> entity.getType() != EntityType.MISC)
                    .flatMap(entity -> entity.getMentions().stream()
                            .map(m -> m.getStart() + " " + m.getEnd() + " " + kind(entity)))
                    .collect(Collectors.toSet());
            return described(article, spans);
        });
        assertThat(f1).isGreaterThan(NAMES_FLOOR);
    }

    private static Set<String> described(MarkedArticle article, Set<String> spans) {
        return spans.stream()
                .map(span -> {
                    String[] parts = span.split(" ");
                    int start = article.text().offsetByCodePoints(0, Integer.parseInt(parts[0]));
                    int end = article.text().offsetByCodePoints(0, Integer.parseInt(parts[1]));
                    return span + " " + article.text().substring(start, end);
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kind(Entity entity) {
        return switch (entity.getType()) {
            case PERSON -> "PER";
            case ORGANIZATION -> "ORG";
            case LOCATION -> "LOC";
            case MISC -> "MISC";
        };
    }

    @Test
    void names_that_the_dictionary_has_are_linked_to_what_is_meant() {
        double f1 = f1(
                "links",
                (article, _) -> article.links().entrySet().stream()
                        .map(link -> link.getKey() + "=" + link.getValue())
                        .collect(Collectors.toCollection(TreeSet::new)),
                (article, answer) -> article.links().keySet().stream()
                        .flatMap(name -> linked(answer, name).map(id -> name + "=" + id).stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(f1).isGreaterThan(LINKS_FLOOR);
    }

    private static Optional<String> linked(EnrichedArticle answer, String name) {
        return answer.getEntities().stream()
                .filter(entity -> entity.getId().startsWith("Q"))
                .filter(entity ->
                        entity.getMentions().stream().anyMatch(m -> m.getText().equals(name)))
                .map(Entity::getId)
                .findFirst();
    }

    @Test
    void the_surest_subject_is_the_one_marked() {
        double f1 = f1(
                "subjects",
                (article, _) -> article.subjects(),
                (_, answer) -> answer.getTopics().stream()
                        .limit(1)
                        .map(topic -> MediaTopicRoot.ofCode(topic.getCode())
                                .orElseThrow()
                                .slug())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(f1).isGreaterThan(SUBJECTS_FLOOR);
    }

    @Test
    void sources_are_found_with_their_part() {
        double f1 = f1(
                "attribution",
                (article, _) -> article.attribution(),
                (_, answer) -> answer.getAttribution().stream()
                        .map(a -> word(a.getKind()) + " " + a.getName())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(f1).isGreaterThan(ATTRIBUTION_FLOOR);
    }

    private static String word(AttributionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void every_article_is_english_and_without_boilerplate() {
        assertThat(ANSWERS.values()).allSatisfy(answer -> {
            assertThat(answer.getLanguage()).isEqualTo("en");
            assertThat(answer.getBoilerplate()).isEmpty();
        });
    }
}
