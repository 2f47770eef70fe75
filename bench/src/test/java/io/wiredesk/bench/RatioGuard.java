package io.wiredesk.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wiredesk.bench.index.AlertBench;
import io.wiredesk.bench.index.IndexBench;
import io.wiredesk.bench.parse.ParsingBench;
import io.wiredesk.bench.path.KafkaBench;
import io.wiredesk.bench.relevance.RelevanceBench;
import io.wiredesk.bench.report.Book;
import io.wiredesk.bench.report.Comparison;
import io.wiredesk.bench.report.Comparison.Side;
import io.wiredesk.bench.report.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Short versions of the benches, their ratios beside those that are kept in the documentation: what has become slow in
/// comparison with its peer fails. Seconds are never compared. By `mvn -pl bench -am -Pbench verify`.
class RatioGuard {
    /// Short rounds, on a machine that others use too, halve a ratio now and then; what is broken loses more.
    private static final double OF_KEPT = 0.5;

    /// Judgements follow from a seed, but what is new does not.
    private static final double OF_KEPT_QUALITY = 0.95;

    private final Book book = new Book(Path.of("..", "docs"));

    @Test
    void parsing_beside_rome() throws Exception {
        guard(ParsingBench.run(List.of("5")), ParsingBench.PARSED, OF_KEPT);
    }

    @Test
    void the_sink_beside_bare_lucene() throws Exception {
        guard(IndexBench.run(List.of("10000", "3")), IndexBench.THROUGHPUT, OF_KEPT);
    }

    @Test
    void the_way_through_kafka_beside_bare_clients() throws Exception {
        Measured now = KafkaBench.run(List.of("10000", "3"));
        guard(now, KafkaBench.WRITTEN, OF_KEPT);
        guard(now, KafkaBench.READ, OF_KEPT);
    }

    @Test
    void saved_searches_beside_lucene_monitor() throws Exception {
        guard(AlertBench.run(List.of("10000", "1000", "2")), AlertBench.MATCHED, OF_KEPT);
    }

    @Test
    void ranking_beside_plain_bm25() throws Exception {
        guard(RelevanceBench.run(List.of()), RelevanceBench.RANKED, OF_KEPT_QUALITY);
    }

    /// The first peer only: the others run in other numbers of rounds or threads.
    private void guard(Measured now, String what, double share) throws IOException {
        Comparison kept = measured(now.bench()).comparison(what);
        Comparison anew = now.comparison(what);
        Side peer = peer(kept);
        assertThat(anew.ratio(peer(anew)))
                .as("%s beside %s, where %.2f is kept", what, peer.name(), kept.ratio(peer))
                .isGreaterThan(share * kept.ratio(peer));
    }

    private Measured measured(String bench) throws IOException {
        Optional<Measured> kept = book.measured(bench);
        assumeThat(kept)
                .as("nothing is kept of %s yet: wiredesk bench %s --keep", bench, bench)
                .isPresent();
        return kept.orElseThrow();
    }

    private static Side peer(Comparison comparison) {
        return comparison.sides().get(1);
    }
}
