package io.wiredesk.enrich.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.link.LinkedEntity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationFinderTest {
    private final QuotationFinder finder = new QuotationFinder();

    /// Each name is one entity, at all places where the text has it.
    private List<Quoted> find(String text, String language, String... persons) {
        List<LinkedEntity> entities = new ArrayList<>();
        for (String person : persons) {
            List<NameSpan> spans = new ArrayList<>();
            for (int at = text.indexOf(person); at >= 0; at = text.indexOf(person, at + 1)) {
                spans.add(new NameSpan(at, at + person.length(), NameType.PERSON, 1));
            }
            entities.add(new LinkedEntity("id-" + person, person, NameType.PERSON, 1, spans));
        }
        return finder.find(text, language, entities);
    }

    @Test
    void the_clause_after_says_who_spoke() {
        String text = "“We will rebuild,” Maria Lind told reporters.";
        assertThat(find(text, "en", "Maria Lind"))
                .extracting(q -> text.substring(q.start(), q.end()), Quoted::speaker, Quoted::speakerId)
                .containsExactly(tuple("We will rebuild,", "Maria Lind", "id-Maria Lind"));
    }

    @Test
    void the_clause_before_says_it_where_none_follows() {
        String text = "On Monday John Reed said: \"It is over. We go home.\"";
        assertThat(find(text, "en", "John Reed")).extracting(Quoted::speaker).containsExactly("John Reed");
    }

    @Test
    void a_pronoun_is_the_person_last_spoken_of_and_a_quotation_goes_on() {
        String text = "Anna Berg runs the port. \"Ships wait for days,\" she said. \"Nobody pays for it.\"";
        List<Quoted> found = find(text, "en", "Anna Berg");
        assertThat(found).extracting(Quoted::speaker).containsExactly("Anna Berg", "Anna Berg");
        assertThat(found.getLast().cue()).isNull();
    }

    @Test
    void somebody_without_a_name_is_called_as_the_text_does() {
        assertThat(find("\"The deal is dead,\" the union said on Friday.", "en"))
                .extracting(Quoted::speaker, Quoted::speakerId)
                .containsExactly(tuple("the union", null));
    }

    @Test
    void german_french_and_spanish_have_their_words_and_marks() {
        assertThat(find("„Wir bleiben hier“, sagte Jonas Weber am Montag.", "de", "Jonas Weber"))
                .extracting(Quoted::speaker)
                .containsExactly("Jonas Weber");
        assertThat(find("« Nous resterons ici », a déclaré Claire Morel lundi.", "fr", "Claire Morel"))
                .extracting(Quoted::speaker)
                .containsExactly("Claire Morel");
        assertThat(find("«Nos quedamos aquí», dijo Luis Vega el lunes.", "es", "Luis Vega"))
                .extracting(Quoted::speaker)
                .containsExactly("Luis Vega");
    }

    @Test
    void a_word_in_quotation_marks_that_nobody_says_is_no_quotation() {
        assertThat(find("The so-called \"smart city\" has no trees.", "en")).isEmpty();
    }
}
