package io.wiredesk.monitor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long topics keep their records. Size limits (`retention.bytes`) are not looked at: when they bite depends on
/// what
/// will be written.
final class Retention {
    /// What is said of a topic that keeps its records, and of one that won't say: longer than anyone waits.
    static final long FOREVER = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Admin admin;

    Retention(Admin admin) {
        this.admin = admin;
    }

    /// By topic, every one of them.
    Map<String, Long> millisOf(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Long> millis = new HashMap<>();
        admin.describeConfigs(resources)
                .values()
                .forEach((resource, answer) -> millis.put(
                        resource.name(),
                        config(resource, answer).flatMap(Retention::millisOf).orElse(FOREVER)));
        return millis;
    }

    private static Optional<Config> config(ConfigResource resource, KafkaFuture<Config> answer) {
        try {
            return Optional.of(Waiting.answerOf(answer, "the settings of topic " + resource.name()));
        } catch (MonitorException e) {
            LOG.atDebug().addKeyValue("topic", resource.name()).log(e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Long> millisOf(Config config) {
        boolean deletes = value(config, TopicConfig.CLEANUP_POLICY_CONFIG)
                .filter(policy -> policy.contains(TopicConfig.CLEANUP_POLICY_DELETE))
                .isPresent();
        return deletes
                ? value(config, TopicConfig.RETENTION_MS_CONFIG)
                        .map(Long::valueOf)
                        .filter(millis -> millis >= 0)
                : Optional.empty();
    }

    private static Optional<String> value(Config config, String key) {
        return Optional.ofNullable(config.get(key)).map(ConfigEntry::value);
    }
}
