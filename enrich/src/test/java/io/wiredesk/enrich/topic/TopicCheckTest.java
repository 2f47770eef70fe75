package io.wiredesk.enrich.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.vector.DocumentVectors;
import io.wiredesk.schemas.MediaTopicRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Subjects of the check texts, which are ours and were written before any of these classifiers saw them.
class TopicCheckTest {
    private static final TopicClassifier CLASSIFIER = new TopicClassifier();
    private static final DocumentVectors VECTORS = DocumentVectors.bundled();

    private record Case(List<String> slugs, String text) {
        static Case parse(String line) {
            String[] parts = line.split("\\|", 2);
            return new Case(List.of(parts[0].split(",")), parts[1]);
        }
    }

    private static List<Case> cases() throws IOException {
        try (InputStream in = TopicCheckTest.class.getResourceAsStream("/topics/check.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Case::parse)
                    .toList();
        }
    }

    /// Harmonic mean of precision and recall, averaged over the subjects; each text counts by its surest subject.
    private static double macroF1(List<Case> cases, List<String> answers) {
        return Arrays.stream(MediaTopicRoot.values())
                .mapToDouble(root -> f1(root.slug(), cases, answers))
                .average()
                .orElseThrow();
    }

    private static double f1(String slug, List<Case> cases, List<String> answers) {
        int right = 0;
        int both = 0;
        for (int i = 0; i < cases.size(); i++) {
            boolean is = cases.get(i).slugs().getFirst().equals(slug);
            boolean said = answers.get(i).equals(slug);
            right += is && said ? 2 : 0;
            both += (is ? 1 : 0) + (said ? 1 : 0);
        }
        double f1 = right / (double) Math.max(1, both);
        System.out.printf(Locale.ROOT, "%-16s F1 %.2f%n", slug, f1);
        return f1;
    }

    private static List<String> answers(List<Case> cases, Function<String, Subjects> classifier) {
        return cases.stream()
                .map(c -> classifier.apply(c.text()).topics().stream()
                        .findFirst()
                        .map(topic -> topic.topic().slug())
                        .orElse("none"))
                .toList();
    }

    @Test
    void the_surest_subject_is_right_far_more_often_than_by_words_alone() throws IOException {
        List<Case> cases = cases();
        double byVector = macroF1(cases, answers(cases, text -> CLASSIFIER.classify(text, "en", VECTORS.of(text))));
        double byWords = macroF1(cases, answers(cases, text -> CLASSIFIER.classifyByWords(text, "en")));
        System.out.printf(Locale.ROOT, "macro-F1 by vector %.3f, by words %.3f%n", byVector, byWords);
        assertThat(byVector).isGreaterThan(0.9).isGreaterThan(byWords + 0.1);
    }

    @Test
    void a_text_of_two_subjects_has_both() {
        String text = "The president and the prime minister met in parliament to vote on sanctions after missiles and"
                + " artillery hit the city and troops crossed the front line.";
        assertThat(CLASSIFIER.classify(text, "en", VECTORS.of(text)).topics())
                .extracting(ScoredTopic::topic)
                .contains(MediaTopicRoot.POLITICS, MediaTopicRoot.CONFLICT);
    }

    @Test
    void a_narrower_subject_needs_its_broader_one_and_several_words() {
        String text =
                "Voters go to the polls on Sunday; the two candidates ended their campaign, and the ballot is close.";
        assertThat(CLASSIFIER.classify(text, "en", VECTORS.of(text)).narrower())
                .extracting(NarrowTopic::code)
                .contains("medtop:20000574");
    }

    @Test
    void every_word_that_explains_stands_in_the_text() {
        String text = "Surgeons transplanted a kidney at the hospital; the patient left intensive care.";
        var topics = CLASSIFIER.classify(text, "en", VECTORS.of(text)).topics();
        var why = CLASSIFIER.explain(text, VECTORS.of(text), topics, VECTORS::of);
        assertThat(why).hasSameSizeAs(topics);
        assertThat(why.getFirst().topic()).isEqualTo(MediaTopicRoot.HEALTH);
        assertThat(why.getFirst().words()).isNotEmpty();
        assertThat(why.getFirst().words().keySet()).allMatch(text.toLowerCase(Locale.ROOT)::contains);
    }
}
