package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BoundedEnrichmentTest {
    private record Step(String name, UnaryOperator<Draft> function) implements Enricher {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public Draft apply(Draft draft) {
            return function.apply(draft);
        }
    }

    private static BoundedEnrichment bounded(UnaryOperator<Draft> function) {
        return new BoundedEnrichment(
                new Enrichment(List.of(new Step("slow", function)), 100_000), Duration.ofMillis(200));
    }

    @Test
    void what_ends_in_time_is_the_answer() {
        try (BoundedEnrichment enrichment = bounded(d -> d.withExtra("a", "b"))) {
            assertThat(enrichment.enrich(Samples.article("Text."), Samples.AT).getExtras())
                    .containsEntry("a", "b");
        }
    }

    @Test
    void a_pattern_that_explodes_is_stopped_and_the_reason_names_the_enricher() {
        Pattern exploding = Pattern.compile("(a|aa)+\\1b");
        UnaryOperator<Draft> slow = d -> {
            boolean found = exploding.matcher(new InterruptibleText(d.body())).find();
            return d.withExtra("found", Boolean.toString(found));
        };
        try (BoundedEnrichment enrichment = bounded(slow)) {
            assertThatThrownBy(() -> enrichment.enrich(Samples.article("a".repeat(60)), Samples.AT))
                    .isInstanceOf(BoundedEnrichment.TooLongException.class)
                    .hasMessageContaining("enrich.timeout")
                    .hasMessageContaining("slow");
            await().atMost(Duration.ofSeconds(20)).until(() -> enrichment.runaways() == 0);
        }
    }

    @Test
    void several_that_do_not_end_when_told_are_no_fault_of_a_document() {
        CountDownLatch release = new CountDownLatch(1);
        UnaryOperator<Draft> deaf = d -> {
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
            return d;
        };
        try (BoundedEnrichment enrichment = bounded(deaf)) {
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> enrichment.enrich(Samples.article("Text."), Samples.AT))
                        .isInstanceOf(BoundedEnrichment.TooLongException.class);
            }
            assertThatThrownBy(() -> enrichment.enrich(Samples.article("Text."), Samples.AT))
                    .isInstanceOf(BoundedEnrichment.StuckException.class);
            release.countDown();
            await().atMost(Duration.ofSeconds(20)).until(() -> enrichment.runaways() == 0);
        }
    }
}
