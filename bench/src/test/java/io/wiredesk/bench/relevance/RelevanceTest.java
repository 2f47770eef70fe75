package io.wiredesk.bench.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wiredesk.bench.relevance.Need.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelevanceTest {
    private static final Need NEED = new Need(Kind.NAME, "x", Map.of("a", 3, "b", 1), false);

    @Test
    void the_best_order_is_one_and_none_of_the_wanted_is_zero() {
        assertThat(NEED.ndcg(List.of("a", "b"))).isCloseTo(1, within(1e-9));
        assertThat(NEED.ndcg(List.of("c", "d"))).isZero();
    }

    @Test
    void gains_count_less_further_down() {
        // 7 and 1 at places 1 and 2 at best; here at 2 and 3.
        double log3 = Math.log(3) / Math.log(2);
        assertThat(NEED.ndcg(List.of("c", "a", "b"))).isCloseTo((7 / log3 + 0.5) / (7 + 1 / log3), within(1e-9));
    }

    @Test
    void what_stands_below_the_tenth_place_counts_for_nothing() {
        assertThat(NEED.ndcg(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a")))
                .isZero();
    }

    /// The bench with fewer articles: enough to see a ranking that is broken.
    @Test
    void words_and_meaning_rank_better_than_plain_bm25_and_names_best_of_all() throws IOException {
        RelevanceBench.Report report = RelevanceBench.run(40, 80);
        assertThat(report.needs()).hasSize(80);
        double plain = report.mean(RelevanceBench.PLAIN, _ -> true);
        assertThat(report.mean(RelevanceBench.SEMANTIC, _ -> true)).isGreaterThan(plain);
        assertThat(report.mean(RelevanceBench.RELEVANCE, need -> need.kind() == Kind.NEWS))
                .isGreaterThan(report.mean(RelevanceBench.PLAIN, need -> need.kind() == Kind.NEWS));
        assertThat(report.mean(RelevanceBench.SEMANTIC, need -> need.kind() == Kind.MEANING))
                .isGreaterThan(report.mean(RelevanceBench.PLAIN, need -> need.kind() == Kind.MEANING));
    }
}
