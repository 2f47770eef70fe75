package io.wiredesk.examples.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.AnnotateJson;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.Enrichment;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.EnricherVersion;
import io.wiredesk.schemas.config.Settings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentimentEnricherTest {
    private static EnrichedArticle enriched(String enrichers, String text) {
        EnrichConfig config = Settings.read(EnrichConfig.class, "enrich", Map.of("enrich.enrichers", enrichers));
        return Enrichment.load(config)
                .enrich(AnnotateJson.article(null, null, text, null, null, Instant.EPOCH), Instant.EPOCH);
    }

    @Test
    void it_is_found_runs_and_is_named_in_the_record() {
        EnrichedArticle good = enriched("clean,*", "The rescued crew celebrate a victory; one man is injured.");
        assertThat(good.getExtras()).containsEntry("sentiment", "0.50");
        assertThat(good.getEnrichers()).contains(new EnricherVersion("sentiment", "1"));
    }

    @Test
    void it_runs_where_it_is_named_and_not_at_all_where_it_is_left_out() {
        assertThat(enriched("clean,sentiment,fingerprint", "War and death.").getEnrichers())
                .extracting(EnricherVersion::getName)
                .containsExactly("clean", "sentiment", "fingerprint");
        assertThat(enriched("clean,fingerprint", "War and death.").getExtras()).isEmpty();
    }
}
