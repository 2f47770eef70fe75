package io.wiredesk.sink.opensearch;

import static io.wiredesk.sink.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.query.Ranking;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An index takes another's place in steps; whoever is interrupted between two of them, and begins again, ends with one
/// index that is searched and fed.
class OpenSearchMoveIT {
    private static final TopicPartition PARTITION = new TopicPartition("news.enriched", 0);
    private static URI node;

    private SinkConfig.OpenSearch config;
    private Cluster cluster;
    private Indexes indexes;

    @BeforeAll
    static void findNode() throws IOException {
        Optional<URI> found = TestNode.shared();
        assumeTrue(found.isPresent(), "no OpenSearch node: build sink/node first");
        node = found.orElseThrow();
    }

    @BeforeEach
    void anIndexWithOneArticle() {
        config = new SinkConfig.OpenSearch(node, "m" + UUID.randomUUID(), null, null, null, null);
        cluster = new Cluster(config);
        indexes = new Indexes(cluster, config.alias());
        try (SearchIndex live = OpenSearchIndex.open(config)) {
            put(live, "old", 1);
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private static void put(SearchIndex index, String id, long next) {
        index.apply(
                List.of(new IndexChange.Put(article(id, 1), null)),
                Map.of(PARTITION, next),
                refused -> assertThat(refused).isEmpty());
    }

    @Test
    void interruptedAfterTheNewOneIsFed() {
        try (OpenSearchRebuild first = OpenSearchRebuild.begin(config)) {
            assertThatThrownBy(() -> first.install(() -> {
                        if (indexes.fed().orElseThrow() == 2) {
                            throw new IllegalStateException("interrupted");
                        }
                        put(first.index(), "old", 1);
                    }))
                    .hasMessage("interrupted");
        }
        assertThat(indexes.current()).contains(1);
        assertThat(indexes.fed()).contains(2);
        try (SearchIndex live = OpenSearchIndex.open(config)) {
            assertThat(live.positions()).containsEntry(PARTITION, 1L);
            put(live, "meanwhile", 2);
        }
        goOn();
        found("old", "meanwhile");
    }

    @Test
    void interruptedBeforeTheOldOneIsDeleted() {
        try (OpenSearchRebuild first = OpenSearchRebuild.begin(config)) {
            put(first.index(), "old", 1);
            indexes.feed(2);
            indexes.search(2);
        }
        goOn();
        found("old");
    }

    /// As indexes were before there was an alias for the one that is fed.
    @Test
    void anIndexWithoutTheSecondAliasGetsOne() {
        var _ = cluster.call("DELETE", indexes.name(1) + "/_alias/" + Indexes.fedAlias(config.alias()), null);
        assertThat(indexes.fed()).isEmpty();
        try (SearchIndex live = OpenSearchIndex.open(config)) {
            assertThat(indexes.fed()).contains(1);
            assertThat(live.positions()).containsEntry(PARTITION, 1L);
            put(live, "next", 2);
        }
        found("old", "next");
    }

    /// Someone took the alias away: no index is made in its name, and nothing is lost once it is back.
    @Test
    void withoutItsAliasAnIndexIsWaitedFor() {
        String alias = Indexes.fedAlias(config.alias());
        try (SearchIndex live = OpenSearchIndex.open(config)) {
            var _ = cluster.call("DELETE", indexes.name(1) + "/_alias/" + alias, null);
            CompletableFuture<Void> put = CompletableFuture.runAsync(() -> put(live, "next", 2));
            assertThat(put).failsWithin(Duration.ofSeconds(2)).withThrowableOfType(TimeoutException.class);
            assertThat(cluster.ask("GET", alias, null).status()).isEqualTo(404);
            indexes.feed(1);
            assertThat(put).succeedsWithin(Duration.ofSeconds(60));
        }
        found("old", "next");
    }

    private void goOn() {
        try (OpenSearchRebuild again = OpenSearchRebuild.begin(config)) {
            again.install(() -> {});
        }
        assertThat(indexes.current()).contains(2);
        assertThat(indexes.fed()).contains(2);
        assertThat(indexes.exists(1)).isFalse();
    }

    private void found(String... ids) {
        try (SearchIndex reader = OpenSearchIndex.openReader(config, Ranking.DEFAULT)) {
            assertThat(reader.count()).isEqualTo(ids.length);
            assertThat(ids).allSatisfy(id -> assertThat(reader.article(id)).isPresent());
        }
    }
}
