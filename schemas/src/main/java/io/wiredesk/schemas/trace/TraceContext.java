package io.wiredesk.schemas.trace;

import io.wiredesk.schemas.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/// Which trace a record belongs to, and the step that wrote it, as the header `traceparent` of every article, enriched
/// article and alert. A revision is a trace. The ids are made from the revision and the steps alone: what an aborted
/// transaction did and does again is the same span.
///
/// Source: W3C Trace Context, level 1.
///
/// @param traceId 32 hexadecimal digits, not all 0
/// @param spanId 16 hexadecimal digits, not all 0
/// @param sampled whether the spans of the trace are exported
public record TraceContext(String traceId, String spanId, boolean sampled) {
    /// The header's name.
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;
    private static final int SAMPLED = 1;

    /// @throws IllegalArgumentException where an id is none
    public TraceContext {
        if (!isId(traceId, TRACE_ID_BYTES) || !isId(spanId, SPAN_ID_BYTES)) {
            throw new IllegalArgumentException("no trace context: " + traceId + ", " + spanId);
        }
    }

    private static boolean isId(String text, int bytes) {
        return text.length() == 2 * bytes && text.matches("[0-9a-f]*[1-9a-f][0-9a-f]*");
    }

    /// The first step of a revision's trace.
    ///
    /// @param step such as `ingest`
    public static TraceContext ofRevision(String articleId, int revision, String step) {
        byte[] digest = digest(articleId + "/" + revision);
        String traceId = HexFormat.of().formatHex(digest, 0, TRACE_ID_BYTES);
        return new TraceContext(traceId, spanId(traceId, "", step), Spans.isSampled(traceId));
    }

    /// The next step of the same trace.
    public TraceContext next(String step) {
        return new TraceContext(traceId, spanId(traceId, spanId, step), sampled);
    }

    private static String spanId(String traceId, String parent, String step) {
        return HexFormat.of().formatHex(digest(traceId + parent + step), 0, SPAN_ID_BYTES);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// What a record's headers say; empty where they say nothing that can be understood.
    public static Optional<TraceContext> of(Headers headers) {
        return EventHeaders.get(headers, HEADER)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .filter(parts -> isId(parts.group(1), TRACE_ID_BYTES) && isId(parts.group(2), SPAN_ID_BYTES))
                .map(parts -> new TraceContext(
                        parts.group(1), parts.group(2), (Integer.parseInt(parts.group(3), 16) & SAMPLED) != 0));
    }

    /// Says it in a record's headers.
    public void put(Headers headers) {
        EventHeaders.put(headers, HEADER, "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00"));
    }
}
