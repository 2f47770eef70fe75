package io.wiredesk.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/// One topic of the contract: its name, what its key and value are, and what is kept.
///
/// @param name full name, prefix included
/// @param key what the key holds, for people
/// @param value schema of the value; null for the dead letters, which hold the original bytes
/// @param keep how long records are kept; null for as long as they are the newest of their key
/// @param compacted whether only the newest record of a key is kept
public record TopicSpec(
        String name,
        String key,
        @Nullable Schema value,
        @Nullable Duration keep,
        boolean compacted) {

    /// Compacted where nothing says how long records are kept, otherwise not.
    public TopicSpec(String name, String key, @Nullable Schema value, @Nullable Duration keep) {
        this(name, key, value, keep, keep == null);
    }

    /// The broker's settings for the topic.
    public Map<String, String> configs() {
        Map<String, String> configs = new LinkedHashMap<>();
        List<String> policies = new ArrayList<>();
        if (compacted) {
            policies.add(TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        if (keep != null) {
            policies.add(TopicConfig.CLEANUP_POLICY_DELETE);
            configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keep.toMillis()));
        }
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, String.join(",", policies));
        return configs;
    }
}
