package io.wiredesk.sink.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/// Positions as the user data of a commit: `position.TOPIC/PARTITION` to the next offset.
final class Positions {
    private static final String PREFIX = "position.";

    private Positions() {}

    static Map<String, String> encode(Map<TopicPartition, Long> positions) {
        Map<String, String> data = new HashMap<>();
        positions.forEach((tp, next) -> data.put(PREFIX + tp.topic() + "/" + tp.partition(), next.toString()));
        return data;
    }

    static Map<TopicPartition, Long> decode(@Nullable Iterable<Map.Entry<String, String>> data) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().startsWith(PREFIX)) {
                    positions.put(partition(entry.getKey()), Long.valueOf(entry.getValue()));
                }
            }
        }
        return Map.copyOf(positions);
    }

    static Map<TopicPartition, Long> read(IndexReader reader) throws IOException {
        return reader instanceof DirectoryReader directory
                ? decode(directory.getIndexCommit().getUserData().entrySet())
                : Map.of();
    }

    private static TopicPartition partition(String key) {
        int slash = key.lastIndexOf('/');
        return new TopicPartition(key.substring(PREFIX.length(), slash), Integer.parseInt(key.substring(slash + 1)));
    }
}
