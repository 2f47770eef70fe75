package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.EnrichedArticle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts that are not English come out as they went in, with their language.
class PassThroughTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | Die Bundesregierung hat am Mittwoch ein neues Gesetz beschlossen. „Wir handeln jetzt“, sagte die Ministerin.
            fr | Le gouvernement a présenté mercredi une nouvelle loi sur les retraites. Les syndicats appellent à la grève.
            es | El gobierno aprobó el miércoles una nueva ley de vivienda. La oposición votó en contra en el parlamento.
            el | Η κυβέρνηση παρουσίασε την Τετάρτη νέο νόμο για την παιδεία. Η αντιπολίτευση ψήφισε κατά στη Βουλή.
            tr | Hükümet çarşamba günü yeni bir yasa tasarısı sundu. Muhalefet mecliste tasarıya karşı oy kullandı.
            """)
    void a_text_keeps_every_character_and_spans_lie_inside(String language, String text) {
        EnrichedArticle enriched = Samples.enriched(text);
        assertThat(enriched.getLanguage()).isEqualTo(language);
        assertThat(enriched.getArticle().getText()).isEqualTo(text);
        assertThat(enriched.getBoilerplate()).isEmpty();
        assertThat(enriched.getEntities())
                .flatExtracting(e -> e.getMentions())
                .allSatisfy(span -> assertThat(Samples.words(enriched, span.getStart(), span.getEnd()))
                        .isEqualTo(span.getText()));
        assertThat(enriched.getQuotations())
                .allSatisfy(quote -> assertThat(Samples.words(enriched, quote.getStart(), quote.getEnd()))
                        .isEqualTo(quote.getText()));
    }
}
