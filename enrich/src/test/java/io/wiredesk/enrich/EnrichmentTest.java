package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.news.Attribution;
import io.wiredesk.news.AttributionKind;
import io.wiredesk.news.Boilerplate;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.EnricherVersion;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.TextPart;
import io.wiredesk.schemas.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnrichmentTest {
    @Test
    void a_dateline_names_the_agency_and_trailing_paragraphs_are_boilerplate() throws Exception {
        EnrichedArticle ferry = Samples.own("ferry");
        assertThat(ferry.getLanguage()).isEqualTo("en");
        assertThat(ferry.getTopics()).extracting(MediaTopic::getCode).first().isEqualTo("medtop:03000000");
        assertThat(ferry.getAttribution())
                .extracting(Attribution::getKind, Attribution::getName)
                .containsExactly(tuple(AttributionKind.AGENCY, "Reuters"), tuple(AttributionKind.CITES, "coast guard"));
        assertThat(ferry.getBoilerplate())
                .extracting(Boilerplate::getKind)
                .containsExactly("photo-credit", "read-more", "author-biography");
    }

    @Test
    void what_is_cited_is_told_from_what_is_the_article() throws Exception {
        EnrichedArticle league = Samples.own("league");
        assertThat(league.getTopics()).extracting(MediaTopic::getCode).first().isEqualTo("medtop:15000000");
        assertThat(league.getAttribution())
                .extracting(Attribution::getKind, Attribution::getName)
                .containsExactly(tuple(AttributionKind.CITES, "BBC"), tuple(AttributionKind.CITES, "Bloomberg"));
        assertThat(league.getBoilerplate()).extracting(Boilerplate::getKind).containsExactly("sign-up", "copyright");
    }

    @Test
    void german_is_understood() throws Exception {
        EnrichedArticle streik = Samples.own("streik");
        assertThat(streik.getLanguage()).isEqualTo("de");
        assertThat(streik.getTopics()).extracting(MediaTopic::getCode).first().isEqualTo("medtop:09000000");
        assertThat(streik.getAttribution())
                .extracting(Attribution::getKind, Attribution::getName)
                .containsExactly(tuple(AttributionKind.CITES, "Spiegel"), tuple(AttributionKind.AGENCY, "dpa"));
        assertThat(streik.getBoilerplate()).extracting(Boilerplate::getKind).containsExactly("read-more");
        assertThat(streik.getKeywords()).doesNotContain("eine", "nicht").contains("streik");
    }

    /// Names, ids and how often each is named; a country's people, who have its id, apart from the country.
    private static Map<String, Integer> entities(EnrichedArticle article) {
        return article.getEntities().stream()
                .collect(Collectors.toMap(
                        e -> e.getName() + " " + (e.getId().startsWith("Q") ? e.getId() : "local")
                                + (e.getType() == EntityType.MISC ? " misc" : ""),
                        e -> e.getMentions().size()));
    }

    @Test
    void titles_short_names_and_acronyms_are_one_entity_each_and_a_biography_gives_none() throws Exception {
        EnrichedArticle summit = Samples.own("summit");
        assertThat(entities(summit))
                .containsEntry("Angela Merkel Q567", 4)
                .containsEntry("United Nations Q1065", 2)
                .containsKeys(
                        "Emmanuel Macron Q3052772",
                        "Vladimir Putin Q7747",
                        "Russia Q159",
                        "Ukraine Q212",
                        "Moscow Q649",
                        "Berlin Q64",
                        "Paris Q90",
                        "NATO Q7184",
                        "European Union Q458",
                        "Moscow Kremlin Q133274");
        assertThat(summit.getEntities())
                .extracting(Entity::getName)
                .doesNotContain("French", "German", "Tomas Reinholt");
        assertThat(summit.getTopics()).extracting(MediaTopic::getCode).first().isEqualTo("medtop:11000000");
        assertThat(summit.getBoilerplate()).extracting(Boilerplate::getKind).containsExactly("author-biography");
    }

    @Test
    void a_person_nobody_knows_is_one_local_entity_and_who_cites_whom_is_told() throws Exception {
        EnrichedArticle strait = Samples.own("strait");
        assertThat(entities(strait))
                .containsEntry("Rashid Osman local", 3)
                .containsEntry("Indonesia Q252", 2)
                .containsKeys("Singapore Q334", "Malaysia Q833", "Jakarta Q3630", "Panama Q804", "BBC Q9531");
        assertThat(strait.getAttribution()).extracting(Attribution::getName).contains("Bloomberg", "Bernama");
    }

    @Test
    void bodies_are_known_by_name_and_acronym_and_no_bank_is_a_person() throws Exception {
        EnrichedArticle merger = Samples.own("merger");
        assertThat(entities(merger))
                .containsEntry("International Monetary Fund Q7804", 3)
                .containsEntry("Maria Lindqvist local", 2)
                .containsKeys("European Commission Q8880", "Portugal Q45", "Spain Q29");
        assertThat(merger.getEntities())
                .filteredOn(e -> e.getName().equals("Deutsche Bank"))
                .extracting(Entity::getType)
                .containsExactly(EntityType.ORGANIZATION);
        assertThat(merger.getTopics()).extracting(MediaTopic::getCode).containsExactly("medtop:04000000");
    }

    @Test
    void offsets_count_code_points_in_text_and_title() {
        String text = "😀😀 Crowds met Vladimir Putin on Monday in the capital. 🎉 President Putin left on Friday.";
        EnrichedArticle enriched = Samples.BUNDLED.enrich(
                AnnotateJson.article("a1", "🎉 Vladimir Putin arrives", text, null, "en", Samples.AT), Samples.AT);
        var spans = enriched.getEntities().stream()
                .flatMap(e -> e.getMentions().stream())
                .toList();
        assertThat(spans).anyMatch(span -> span.getPart() == TextPart.TITLE);
        assertThat(spans)
                .filteredOn(span -> span.getPart() == TextPart.TEXT)
                .isNotEmpty()
                .allSatisfy(span -> assertThat(Samples.words(enriched, span.getStart(), span.getEnd()))
                        .isEqualTo(span.getText()));
    }

    @Test
    void an_enricher_of_the_user_s_own_adds_its_extra_and_is_named() {
        Enricher counting = new Enricher() {
            @Override
            public String name() {
                return "words";
            }

            @Override
            public String version() {
                return "7";
            }

            @Override
            public Draft apply(Draft draft) {
                return draft.withExtra("words", Integer.toString(draft.prose().split(" ", -1).length));
            }
        };
        EnrichedArticle enriched =
                new Enrichment(List.of(counting), 1_000).enrich(Samples.article("Three small words"), Samples.AT);
        assertThat(enriched.getExtras()).containsExactly(Map.entry("words", "3"));
        assertThat(enriched.getEnrichers()).containsExactly(new EnricherVersion("words", "7"));
    }

    @Test
    void the_same_article_gives_the_same_record() throws Exception {
        assertThat(Samples.own("ferry")).isEqualTo(Samples.own("ferry"));
    }

    @Test
    void a_subset_switches_the_others_off() {
        EnrichConfig config =
                Settings.read(EnrichConfig.class, "enrich", Map.of("enrich.enrichers", "clean,fingerprint"));
        BundledEnrichers bundled = BundledEnrichers.of(config);
        EnrichedArticle enriched = Enrichment.load(config).enrich(Samples.article("Putin met Kim."), Samples.AT);
        assertThat(enriched.getEnrichers())
                .extracting(EnricherVersion::getName)
                .containsExactly("clean", "fingerprint");
        assertThat(enriched.getTopics()).isEmpty();
        assertThatThrownBy(() -> EnricherChoice.of(List.of("topix"), bundled)).hasMessageContaining("topix");
    }

    @Test
    void the_defaults_are_these_and_an_empty_text_is_no_fault() {
        EnrichConfig config = Settings.defaults(EnrichConfig.class, "enrich");
        assertThat(config.threads()).isEqualTo(1);
        assertThat(config.maxTextChars()).isEqualTo(200_000);
        assertThat(config.enrichers()).hasSize(11);
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.dictionary()).isNull();
        assertThat(config.dictionaryAlone()).isFalse();
        assertThat(Samples.enriched("").getLanguage()).isEqualTo("und");
    }

    @Test
    void near_duplicates_have_near_fingerprints() throws Exception {
        EnrichedArticle ferry = Samples.own("ferry");
        EnrichedArticle edited = Samples.enriched(ferry.getArticle().getText().replace("twelve", "thirteen"));
        EnrichedArticle other = Samples.own("league");
        assertThat(Long.bitCount(ferry.getFingerprint() ^ edited.getFingerprint()))
                .isLessThan(Long.bitCount(ferry.getFingerprint() ^ other.getFingerprint()));
    }
}
