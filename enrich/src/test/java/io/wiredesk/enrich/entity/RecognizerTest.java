package io.wiredesk.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecognizerTest {
    private static final NameRecognizer RECOGNIZER = NeuralNameRecognizer.bundled();

    private static List<NameSpan> find(String text) {
        return RECOGNIZER.recognize(text, List.of(new int[] {0, text.length()}));
    }

    private static List<String> names(String text) {
        return find(text).stream().map(span -> span.in(text)).toList();
    }

    @Test
    void persons_places_and_bodies_are_found_in_a_sentence_nobody_learnt() {
        String text = "Foreign Minister Amina Okafor met officials of the World Bank in Nairobi on Tuesday.";
        assertThat(names(text)).contains("Amina Okafor", "World Bank", "Nairobi");
        assertThat(find(text))
                .extracting(NameSpan::type)
                .contains(NameType.PERSON, NameType.ORGANIZATION, NameType.LOCATION);
    }

    @Test
    void possessives_and_curly_quotes_stay_outside_the_name() {
        assertThat(names("“Japan’s economy is growing,” said Hiroshi Tanaka’s deputy."))
                .contains("Japan", "Hiroshi Tanaka");
    }

    @Test
    void offsets_are_exact_behind_characters_of_two_code_units() {
        String text = "🚢🚢 The ferry left Portugal for Spain.";
        assertThat(names(text)).contains("Portugal", "Spain");
    }

    @Test
    void a_text_without_names_has_none() {
        assertThat(names("the rain fell all night and the river rose.")).isEmpty();
    }

    @Test
    void several_threads_get_the_same_answer() {
        String text = "Chancellor Angela Merkel spoke in Berlin.";
        List<NameSpan> alone = find(text);
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(_ -> find(text))
                        .distinct()
                        .toList())
                .containsExactly(alone);
    }

    @Test
    void tokens_are_cut_as_in_the_training_texts() {
        String text = "The U.S. envoy, Mr. O’Neil, said: “Anna's well-known plan cost $3.5m.”";
        assertThat(Tokens.of(text, 0, text.length()).words())
                .containsExactly(
                        "The",
                        "U.S.",
                        "envoy",
                        ",",
                        "Mr.",
                        "O'Neil",
                        ",",
                        "said",
                        ":",
                        "\"",
                        "Anna",
                        "'s",
                        "well-known",
                        "plan",
                        "cost",
                        "$",
                        "3.5",
                        "m",
                        ".",
                        "\"");
    }

    @Test
    void in_another_language_single_unknown_words_are_no_names() {
        String text = "Die Gewerkschaft traf Laut Spiegel in Neustadt Anna Huber";
        List<NameSpan> spans = List.of(
                new NameSpan(0, 16, NameType.PERSON, 1),
                new NameSpan(22, 34, NameType.PERSON, 1),
                new NameSpan(47, 57, NameType.PERSON, 1));
        assertThat(ForeignNames.sift(text, spans, "Spiegel"::equals).stream().map(span -> span.in(text)))
                .containsExactly("Spiegel", "Anna Huber");
    }
}
