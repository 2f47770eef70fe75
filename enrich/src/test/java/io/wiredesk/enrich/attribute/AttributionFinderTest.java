package io.wiredesk.enrich.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionFinderTest {
    private final AttributionFinder finder =
            new AttributionFinder(name -> name.equals("Reuters") ? Optional.of("Q-reuters") : Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | LISBON, March 3 (Reuters) - The ferry sank on Monday.                 | AGENCY | Reuters
            en | (AP) — The senate voted on Tuesday.                                  | AGENCY | AP
            en | The plant will close, Bloomberg reported on Tuesday.                 | ORIGIN | Bloomberg
            en | The plant will close, according to the Wall Street Journal.          | CITES  | Wall Street Journal
            en | The minister told CNN that he would stay.                            | CITES  | CNN
            en | The deal was first reported by Axios.                                | ORIGIN | Axios
            en | According to the health ministry, 40 people died.                    | CITES  | health ministry
            en | Talks failed, according to Yonhap. Narendra Modi left.               | CITES  | Yonhap
            en | The roof leaks, according to St. Petersburg Times.                   | CITES  | St. Petersburg Times
            en | He said so in a statement to the Times of Malta.                     | CITES  | Times of Malta
            en | Ice lies below, according to a study published in Nature.            | CITES  | Nature
            de | Der Konzern baut Stellen ab, berichtet der Spiegel.                  | ORIGIN | Spiegel
            de | Laut Reuters gibt es Gespräche.                                      | CITES  | Reuters
            de | BERLIN (dpa) - Die Bahn streikt.                                     | AGENCY | dpa
            fr | Selon Le Monde, la réforme est reportée.                             | CITES  | Le Monde
            fr | Le ministre a déclaré à France Inter qu'il partirait.                | CITES  | France Inter
            es | Según Reuters, la empresa cerrará.                                   | CITES  | Reuters
            es | El presidente dijo a El País que no dimitirá.                        | CITES  | El País
            """)
    void who_reports_is_told(String language, String text, Attributed.Kind kind, String name) {
        List<Attributed> found = finder.find(text, language, List.of());
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().name()).isEqualTo(name);
        assertThat(found.getFirst().kind()).isEqualTo(kind);
        assertThat(text.substring(found.getFirst().start(), found.getFirst().end()))
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The bank reported a profit of two billion.
            en | Science reports are due on Friday in class.
            es | La empresa cerrará en mayo.
            """)
    void who_only_acts_is_no_source(String language, String text) {
        assertThat(finder.find(text, language, List.of())).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void an_outlet_that_is_no_entity_of_the_text_is_linked_all_the_same() {
        assertThat(finder.find("The port is shut, Reuters reported.", "en", List.of()))
                .extracting(Attributed::id)
                .containsExactly("Q-reuters");
    }
}
