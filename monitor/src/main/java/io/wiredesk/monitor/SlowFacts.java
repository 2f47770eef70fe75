package io.wiredesk.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What a sample needs to know and the cluster seldom changes: asked for once a minute rather than with every sample,
/// which is most of what a sample of a large cluster would cost. Not thread-safe; confined to its monitor.
final class SlowFacts {
    static final Duration KEPT = Duration.ofMinutes(1);

    final Remembered<String, Integer> partitionCounts = new Remembered<>(HashMap::new);
    final Remembered<String, Long> retentionMillis = new Remembered<>(HashMap::new);
    final Remembered<TopicPartition, Long> earliest = new Remembered<>(PartitionMap::new);
    private @Nullable Instant since;

    /// A sample begins: what is a minute old is forgotten.
    void sampleAt(Instant now) {
        if (since == null || Duration.between(since, now).compareTo(KEPT) >= 0) {
            forget();
            since = now;
        }
    }

    /// Something proved wrong: ask for everything again.
    void forget() {
        partitionCounts.forget();
        retentionMillis.forget();
        earliest.forget();
        since = null;
    }
}
