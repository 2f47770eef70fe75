package io.wiredesk.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ferry strikes crane in fog - Harbour Gazette; Ferry strikes crane in fog",
                "Harbour Gazette | Ferry strikes crane in fog; Ferry strikes crane in fog",
                "Ferry strikes crane in fog - Ada Mole - Harbour Gazette; Ferry strikes crane in fog",
                "Ferry strikes crane in fog | News; Ferry strikes crane in fog",
                "Ferry strikes crane - and nobody saw it; Ferry strikes crane - and nobody saw it",
                "Ferry «strikes» and «sinks» its pilot; Ferry «strikes» and «sinks» its pilot"
            })
    void the_names_of_site_and_author_are_cut_off(String stated, String title) {
        assertThat(title("<meta property='og:title' content='" + stated + "'>")).isEqualTo(title);
    }

    @Test
    void a_stated_title_of_the_section_gives_way_to_the_heading_that_the_window_repeats() {
        assertThat(title("<meta property='og:title' content='Harbours Centre'><title>Ferry strikes crane in fog</title>"
                        + "</head><body><h1>Ferry strikes crane in fog</h1>"))
                .isEqualTo("Ferry strikes crane in fog");
    }

    private static @Nullable String title(String head) {
        Document page = Jsoup.parse("<meta name='author' content='Ada Mole'>"
                + "<meta property='og:site_name' content='Harbour Gazette'>" + head);
        return Headlines.title(page, Stated.of(page, null));
    }
}
