package io.wiredesk.schemas;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A record that a stage could not handle: where it stood and why it failed. The dead-letter record has the original
/// key, value bytes and headers, and these facts in headers of their own, so that it can be put back as it was.
///
/// @param stage the stage that gave up, such as `enrich`
/// @param topic the topic the record stood in
/// @param partition its partition
/// @param offset its offset
/// @param reason one line: what went wrong
/// @param at when it failed
public record DeadLetter(String stage, String topic, int partition, long offset, String reason, Instant at) {
    public static final String STAGE = "wd_stage";
    public static final String TOPIC = "wd_topic";
    public static final String PARTITION = "wd_partition";
    public static final String OFFSET = "wd_offset";
    public static final String REASON = "wd_reason";
    public static final String TIME = "wd_time";

    /// On a record that was put back: how many times by now. A letter that it becomes again carries it on.
    public static final String RETRIES = "wd_retries";

    /// On a record of the dead-letter topic that is no letter but a note that one was put back: `PARTITION-OFFSET`.
    public static final String RETRIED = "wd_retried";

    /// A reason longer than this is cut: headers are no place for stack traces.
    private static final int MAX_REASON_CHARS = 1_000;

    public DeadLetter {
        String line = reason.replaceAll("\\s+", " ").strip();
        reason = line.length() <= MAX_REASON_CHARS ? line : line.substring(0, MAX_REASON_CHARS) + "…";
    }

    /// The reason of a failure in one line: the deepest cause that says something.
    public static String reasonOf(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = failure.getMessage() == null ? deepest.getMessage() : failure.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }

    /// The record for the dead-letter topic.
    public ProducerRecord<byte[], byte[]> toRecord(
            String deadLetterTopic, byte @Nullable [] key, byte @Nullable [] value, Headers original) {
        return new ProducerRecord<>(deadLetterTopic, null, key, value, headers(original));
    }

    /// The original headers and the facts of the failure.
    public Headers headers(Headers original) {
        Headers headers = new RecordHeaders(original.toArray());
        EventHeaders.put(headers, STAGE, stage);
        EventHeaders.put(headers, TOPIC, topic);
        EventHeaders.put(headers, PARTITION, Integer.toString(partition));
        EventHeaders.put(headers, OFFSET, Long.toString(offset));
        EventHeaders.put(headers, REASON, reason);
        EventHeaders.put(headers, TIME, at.toString());
        return headers;
    }
}
