package io.wiredesk.enrich.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.attribute.Cues.Window;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CuesTest {
    private static final String EXAMPLES = """
            LISBON, March 3 (Reuters) - The ferry sank, according to a recent report by the Harbour Authority.
            (AP) — The senate voted. With files from Anna Berg and CBC News. Contributed to by Bernama
            Source: Irish Times
            The deal was first reported by Axios; the Wall Street Journal, citing Marta Lund, said as much.
            A new Pew Research Center study says more. In a statement from the Ministry of Health, data released by
            Statistics Norway. Olaf Holm told CNN he would stay. İzmir's police and ﬁnally the Guardian reported it.
            Der Konzern baut ab, berichtet der Spiegel. Laut Polizei Köln und laut einer Studie des Instituts Allensbach
            teilte die Staatsanwaltschaft München mit. Mit Material von dpa. Reuters zufolge (dpa/AFP)
            Selon Le Monde, d'après une étude de l'Insee, citant Météo-France, a déclaré à France Inter (avec AFP)
            Según Reuters, de acuerdo con la Guardia Civil, con información de Europa Press, citado por El Mundo
            """;

    private static String text() throws IOException {
        try (InputStream in = CuesTest.class.getResourceAsStream("/topics/check.txt")) {
            String plain = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            int middle = plain.indexOf('\n', plain.length() / 2) + 1;
            return plain.substring(0, middle) + EXAMPLES + plain.substring(middle);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void around_its_cues_a_rule_finds_all_that_it_finds_anywhere(String language) throws IOException {
        String text = text();
        Cues cues = new Cues(text);
        int found = 0;
        for (AttributionRule rule : AttributionRule.of(language)) {
            List<String> anywhere = rule.pattern()
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(near(cues, rule, text)).as(rule.pattern().pattern()).isEqualTo(anywhere);
            found += anywhere.size();
        }
        assertThat(found).isPositive();
    }

    private static List<String> near(Cues cues, AttributionRule rule, String text) {
        List<String> found = new ArrayList<>();
        Matcher m = rule.pattern().matcher(text);
        for (Window window : cues.windows(rule)) {
            m.region(window.start(), window.end()).useTransparentBounds(true).useAnchoringBounds(false);
            while (m.find()) {
                found.add(m.group());
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void no_rule_is_tried_everywhere(String language) {
        assertThat(AttributionRule.of(language))
                .allMatch(rule -> rule.nearOutlets() || !rule.cues().isEmpty());
    }

    @Test
    void a_text_without_cues_has_no_windows() {
        Cues cues = new Cues("The ferry sank at night, and nobody knows why.");
        assertThat(AttributionRule.of("en")).allMatch(rule -> cues.windows(rule).isEmpty());
    }

    @Test
    void windows_that_touch_are_one() {
        String far = "x ".repeat(Cues.REACH);
        Cues cues = new Cues("Reuters and AFP " + far + far + " BBC");
        AttributionRule rule = AttributionRule.of("en").stream()
                .filter(AttributionRule::nearOutlets)
                .findFirst()
                .orElseThrow();
        assertThat(cues.windows(rule)).hasSize(2);
    }
}
