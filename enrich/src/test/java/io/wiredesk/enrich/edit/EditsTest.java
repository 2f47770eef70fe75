package io.wiredesk.enrich.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.Article;
import io.wiredesk.news.Edit;
import io.wiredesk.news.EditSign;
import io.wiredesk.news.Source;
import io.wiredesk.news.TextPart;
import io.wiredesk.news.WordChange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final String TITLE = "Harbour opens after storm";
    private static final String TEXT =
            "The harbour opened on Monday. It took 1,200 workers three weeks to clear 40 wrecks. The mayor was relieved.";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        spelling in the title     | Harbour opens after storms                  | -                                                                | -
        a synonym                 | Port opens after storm                      | -                                                                | -
        case only                 | HARBOUR OPENS AFTER STORM                   | -                                                                | -
        another headline          | Mayor under fire over wrecks                | -                                                                | HEADLINE
        a negation                | Harbour not opens after storm               | -                                                                | HEADLINE
        a number replaced         | -                                           | 40 wrecks -> 44 wrecks                                           | NUMBERS
        the same number, spaced   | -                                           | 1,200 -> 1200                                                    | -
        a number gone             | -                                           | clear 40 wrecks -> clear wrecks                                  | NUMBERS
        a sentence gone           | -                                           | It took 1,200 workers three weeks to clear 40 wrecks. ->         | NUMBERS REMOVED
        a sentence added          | -                                           | The mayor was -> Ships from all over the world came in 12 hours. The mayor was | ADDED
        a correction note         | -                                           | relieved. -> relieved. Correction: the mayor is a woman.         | ADDED CORRECTION
        a note in German          | -                                           | relieved. -> relieved. In einer früheren Version stand es anders, wir haben das geändert. | ADDED CORRECTION
        a note in French          | -                                           | relieved. -> relieved. Article mis à jour.                       | CORRECTION
        a word in the text        | -                                           | was relieved -> seemed relieved                                  | -
        """)
    void an_edit_has_the_signs_of_what_it_changed(String what, String title, String replacing, String signs) {
        String[] replaced = replacing.split("->", -1);
        String text = replaced.length == 2 ? TEXT.replace(replaced[0].strip(), replaced[1].strip()) : TEXT;
        Edit edit = Edits.between(article(1, TITLE, TEXT), article(2, title.equals("-") ? TITLE : title, text));
        assertThat(edit.getSigns().stream().map(EditSign::name).collect(Collectors.joining(" ")))
                .as(what)
                .isEqualTo(signs.equals("-") ? "" : signs);
        assertThat(edit.getSubstantial()).isEqualTo(!List.of("-", "ADDED").contains(signs));
    }

    @Test
    void a_substantial_edit_is_quiet_unless_the_publisher_says_so() {
        Article before = article(1, TITLE, TEXT);
        Article after = article(2, TITLE, TEXT.replace("40", "44"));
        assertThat(Edits.between(before, after).getQuiet()).isTrue();
        Article noted = article(2, TITLE, TEXT.replace("40", "44") + " An earlier version gave another number.");
        assertThat(Edits.between(before, noted).getQuiet()).isFalse();
        after.setUpdated(AT.plusSeconds(600));
        assertThat(Edits.between(before, after).getQuiet()).isFalse();
        before.setUpdated(AT.plusSeconds(600));
        assertThat(Edits.between(before, after).getQuiet()).isTrue();
    }

    @Test
    void the_words_that_differ_are_shown_where_they_stand_now() {
        Edit edit = Edits.between(
                article(1, "𝔏isbon harbour opens", TEXT),
                article(2, "𝔏isbon port opens", TEXT.replace("40", "44").replace(" The mayor was relieved.", "")));
        assertThat(edit.getFromRevision()).isEqualTo(1);
        assertThat(edit.getFields()).containsExactly("title", "text");
        assertThat(edit.getChanges())
                .containsExactly(
                        new WordChange(TextPart.TITLE, 7, 11, "harbour", "port"),
                        new WordChange(TextPart.TEXT, 73, 75, "40", "44"),
                        new WordChange(TextPart.TEXT, 83, 83, "The mayor was relieved", ""));
        assertThat(edit.getWordsAdded()).isEqualTo(2);
        assertThat(edit.getWordsRemoved()).isEqualTo(6);
    }

    @Test
    void what_came_and_what_stayed_make_the_later_text_again() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Word> before = Word.of(words(random));
            List<Word> after = Word.of(words(random));
            List<WordDiff> diffs = WordDiff.of(before, after);
            int gone = diffs.stream().mapToInt(diff -> diff.gone().size()).sum();
            int come = diffs.stream().mapToInt(diff -> diff.come().size()).sum();
            assertThat(before.size() - gone)
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(after.size() - come);
            for (WordDiff diff : diffs) {
                assertThat(after.subList(diff.at(), diff.at() + diff.come().size()))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(diff.come());
            }
        }
    }

    private static String words(Random random) {
        String[] all = {"port", "ship", "storm", "7", "1,200", "mayor's", "öffnet", "海"};
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(_ -> Arrays.asList(all).get(random.nextInt(all.length)))
                .collect(Collectors.joining(" "));
    }

    private static Article article(int revision, String title, String text) {
        return Article.newBuilder()
                .setId("a")
                .setRevision(revision)
                .setFeedId("f")
                .setSource(new Source("Post", "post.example"))
                .setTitle(title)
                .setText(text)
                .setPublished(AT)
                .setFetched(AT)
                .setContentSha256("0")
                .build();
    }
}
