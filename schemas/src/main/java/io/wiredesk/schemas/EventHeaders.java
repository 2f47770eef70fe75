package io.wiredesk.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The CloudEvents attributes that every record of ours carries in its headers, so that a consumer can sort records
/// before it decodes them.
///
/// Source: CloudEvents 1.0.2, Kafka Protocol Binding, binary content mode.
public final class EventHeaders {
    private EventHeaders() {}

    /// Headers for one event.
    ///
    /// @param id unique with the source, such as `ARTICLE-ID/REVISION`
    /// @param source what the event is about or from, a URI reference such as `/ingest/FEED-ID`
    /// @param type what happened, such as `io.wiredesk.article`
    /// @param time when it happened
    public static Headers of(String id, String source, String type, Instant time) {
        Headers headers = new RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id);
        put(headers, "ce_source", source);
        put(headers, "ce_type", type);
        put(headers, "ce_time", time.toString());
        put(headers, "content-type", "application/avro");
        return headers;
    }

    /// Sets a header, replacing one of the same name.
    public static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /// A header's value as text.
    public static Optional<String> get(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
