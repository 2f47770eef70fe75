package io.wiredesk.schemas.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Where the steps of this process tell of themselves; nobody listens unless traces are exported. Safe for several
/// threads.
public final class Spans {
    private static final AtomicReference<@Nullable Export> EXPORT = new AtomicReference<>();

    private record Export(double share, Consumer<Span> listener) {}

    private Spans() {}

    /// Hands ended spans on from now on, until closed.
    ///
    /// @param share of the traces that begin in this process which are exported, 0 to 1
    /// @param listener is called by many threads, and must not wait
    /// @throws IllegalStateException where somebody listens already
    public static AutoCloseable export(double share, Consumer<Span> listener) {
        Export export = new Export(share, listener);
        if (!EXPORT.compareAndSet(null, export)) {
            throw new IllegalStateException("the spans of this process are exported already");
        }
        return () -> EXPORT.compareAndSet(export, null);
    }

    /// Whether a trace that begins here is exported: decided by its id, so that all who ask decide alike.
    static boolean isSampled(String traceId) {
        Export export = EXPORT.get();
        if (export == null) {
            return false;
        }
        double place = (Long.parseUnsignedLong(traceId, 0, 16, 16) >>> 1) / (double) Long.MAX_VALUE;
        return place < export.share() || export.share() >= 1;
    }

    /// The first step of a revision's trace has ended.
    ///
    /// @return for the headers of what came of it
    public static TraceContext began(String step, String articleId, int revision, Instant start, Instant end) {
        TraceContext context = TraceContext.ofRevision(articleId, revision, step);
        tell(new Span(step, context, Optional.empty(), start, end, attributes(articleId, revision)));
        return context;
    }

    /// A later step has ended. A record without a trace begins none.
    ///
    /// @param headers of the record that it was done to
    /// @return for the headers of what came of it
    public static Optional<TraceContext> passed(
            String step, String articleId, int revision, Instant start, Instant end, Headers headers) {
        Optional<TraceContext> parent = TraceContext.of(headers);
        Optional<TraceContext> context = parent.map(before -> before.next(step));
        context.ifPresent(own -> tell(new Span(step, own, parent, start, end, attributes(articleId, revision))));
        return context;
    }

    private static Map<String, String> attributes(String articleId, int revision) {
        return Map.of("wiredesk.article.id", articleId, "wiredesk.article.revision", Integer.toString(revision));
    }

    private static void tell(Span span) {
        Export export = EXPORT.get();
        if (export != null && span.context().sampled()) {
            export.listener().accept(span);
        }
    }
}
