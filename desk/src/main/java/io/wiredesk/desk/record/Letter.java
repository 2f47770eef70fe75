package io.wiredesk.desk.record;

import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// One record of the dead-letter topic, read back: what failed, where it stood, how often it was tried again. Pure.
///
/// @param record as it stands in the dead-letter topic: the original key and value bytes
public record Letter(ConsumerRecord<byte[], byte[]> record) {
    private static final List<String> OURS = List.of(
            DeadLetter.STAGE,
            DeadLetter.TOPIC,
            DeadLetter.PARTITION,
            DeadLetter.OFFSET,
            DeadLetter.REASON,
            DeadLetter.TIME,
            DeadLetter.RETRIES);

    /// Its name: `PARTITION-OFFSET` in the dead-letter topic.
    public String id() {
        return record.partition() + "-" + record.offset();
    }

    public String stage() {
        return header(DeadLetter.STAGE).orElse("unknown");
    }

    /// The topic that the record stood in, empty when somebody else wrote the letter and didn't say.
    public String topic() {
        return header(DeadLetter.TOPIC).orElse("");
    }

    /// Its partition there, -1 where unknown.
    public int partition() {
        return Math.toIntExact(number(DeadLetter.PARTITION, -1));
    }

    /// Its offset there, -1 where unknown.
    public long offset() {
        return number(DeadLetter.OFFSET, -1);
    }

    public String reason() {
        return header(DeadLetter.REASON).orElse("no reason was given");
    }

    /// When it failed; when the letter was written, where it doesn't say.
    public Instant at() {
        Instant written = Instant.ofEpochMilli(record.timestamp());
        try {
            return header(DeadLetter.TIME).map(Instant::parse).orElse(written);
        } catch (DateTimeParseException _) {
            return written;
        }
    }

    /// How many times it was put back before it failed this time.
    public int retries() {
        return Math.toIntExact(number(DeadLetter.RETRIES, 0));
    }

    /// The headers it had before it failed, and the count of how often it was put back.
    Headers headersForRetry() {
        Headers headers = new RecordHeaders(record.headers().toArray());
        OURS.forEach(headers::remove);
        EventHeaders.put(headers, DeadLetter.RETRIES, Integer.toString(retries() + 1));
        return headers;
    }

    private Optional<String> header(String name) {
        return EventHeaders.get(record.headers(), name);
    }

    private long number(String name, long otherwise) {
        try {
            return header(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
