package io.wiredesk.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the next unread record of a position: when it was written, and whether there is one at all. Between a commit
/// and the log end there may be nothing but transaction markers, aborted records or what compaction left.
///
/// One thread at a time. What was found is kept while it is asked for, so a group that stands still costs nothing.
final class NextRecords implements AutoCloseable {
    /// Positions looked up in one sample; those beyond it are judged by offsets alone.
    static final int MAX_POSITIONS = 1000;

    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(NextRecords.class);

    /// A place in a log, and where the log ends.
    record Position(TopicPartition partition, long offset, long logEnd) {}

    /// @param offset of the next record a read-committed consumer would get; the log end where there is none
    /// @param at the record's timestamp; null where there is no record, or it has no time
    record Next(long offset, @Nullable Instant at) {}

    private record Place(TopicPartition partition, long offset) {}

    private final Consumer<byte[], byte[]> consumer;
    private Map<Place, Next> known = new HashMap<>();

    /// @param consumer read-committed, without a group, owned by this from now on
    NextRecords(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /// What comes next at each position; absent where it could not be read in time.
    Map<Position, Next> find(Set<Position> positions) {
        Map<Position, Next> found = new HashMap<>();
        List<Position> open = new ArrayList<>();
        for (Position position : positions) {
            Next next = known.get(new Place(position.partition(), position.offset()));
            if (next != null && (next.at() != null || next.offset() == position.logEnd())) {
                found.put(position, next);
            } else if (open.size() < MAX_POSITIONS) {
                open.add(position);
            }
        }
        Instant deadline = Instant.now().plus(BUDGET);
        while (!open.isEmpty() && Instant.now().isBefore(deadline)) {
            readRound(oneOfEachPartition(open), found, deadline);
        }
        known = new HashMap<>();
        found.forEach((position, next) -> known.put(new Place(position.partition(), position.offset()), next));
        return found;
    }

    /// A consumer has one position a partition; groups that stand at different ones take turns.
    private static Map<TopicPartition, Position> oneOfEachPartition(List<Position> open) {
        Map<TopicPartition, Position> round = new HashMap<>();
        open.removeIf(position -> round.putIfAbsent(position.partition(), position) == null);
        return round;
    }

    private void readRound(Map<TopicPartition, Position> round, Map<Position, Next> found, Instant deadline) {
        Set<TopicPartition> reading = new HashSet<>(round.keySet());
        try {
            consumer.assign(reading);
            consumer.resume(reading);
            round.forEach((partition, position) -> consumer.seek(partition, position.offset()));
            while (!reading.isEmpty() && Instant.now().isBefore(deadline)) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                Set<TopicPartition> done = new HashSet<>();
                for (Position position : round.values()) {
                    if (reading.contains(position.partition()) && settle(position, records, found)) {
                        done.add(position.partition());
                    }
                }
                consumer.pause(done);
                reading.removeAll(done);
            }
        } catch (KafkaException e) {
            LOG.atDebug().setCause(e).log("next unread records can't be read");
        }
    }

    private boolean settle(Position position, ConsumerRecords<byte[], byte[]> records, Map<Position, Next> found) {
        List<ConsumerRecord<byte[], byte[]>> here = records.records(position.partition());
        if (!here.isEmpty() && here.getFirst().offset() < position.logEnd()) {
            ConsumerRecord<byte[], byte[]> next = here.getFirst();
            found.put(position, new Next(next.offset(), time(next)));
            return true;
        }
        if (!here.isEmpty() || consumer.position(position.partition()) >= position.logEnd()) {
            found.put(position, new Next(position.logEnd(), null));
            return true;
        }
        return false;
    }

    private static @Nullable Instant time(ConsumerRecord<byte[], byte[]> found) {
        return found.timestamp() < 0 ? null : Instant.ofEpochMilli(found.timestamp());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
