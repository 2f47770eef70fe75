package io.wiredesk.enrich;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// Keys on the way to the stories: the lane, a zero byte, the article's own key. All articles of a lane go to one
/// partition. A tombstone has no lane, as nothing says which one its article was in: it goes to all of them.
public final class LaneKey implements StreamPartitioner<byte[], byte[]> {
    /// @param lane as [io.wiredesk.enrich.story.Lane#of] tells
    /// @param key the article's own
    public static byte[] of(String lane, byte[] key) {
        byte[] head = (lane + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(head, head.length + key.length);
        System.arraycopy(key, 0, both, head.length, key.length);
        return both;
    }

    static byte[] ofTombstone(byte[] key) {
        return of("", key);
    }

    /// The article's own key.
    static byte[] key(byte[] laneKey) {
        return Arrays.copyOfRange(laneKey, end(laneKey) + 1, laneKey.length);
    }

    /// The partition that answers for an article of which none knows the lane.
    static int home(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] laneKey, byte[] value, int partitions) {
        int end = end(laneKey);
        return Optional.of(
                end == 0
                        ? IntStream.range(0, partitions).boxed().collect(Collectors.toSet())
                        : Set.of(home(Arrays.copyOf(laneKey, end), partitions)));
    }

    private static int end(byte[] laneKey) {
        int end = 0;
        while (laneKey[end] != 0) {
            end++;
        }
        return end;
    }
}
