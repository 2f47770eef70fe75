package io.wiredesk.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/// One topic of the contract: its name, what its key and value are, and what is kept.
///
/// @param name full name, prefix included
/// @param key what the key holds, for people
/// @param value schema of the value; null for the dead letters, which hold the original bytes
/// @param keep how long records are kept; null for a compacted topic that keeps the newest of each key for good
public record TopicSpec(
        String name,
        String key,
        @Nullable Schema value,
        @Nullable Duration keep) {

    /// Whether only the newest record of a key is kept.
    public boolean compacted() {
        return keep == null;
    }

    /// The broker's settings for the topic.
    public Map<String, String> configs() {
        Map<String, String> configs = new LinkedHashMap<>();
        if (keep == null) {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keep.toMillis()));
        }
        return configs;
    }
}
