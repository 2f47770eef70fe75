package io.wiredesk.desk.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.wiredesk.desk.settings.TraceConfig;
import io.wiredesk.schemas.trace.Span;
import io.wiredesk.schemas.trace.Spans;
import io.wiredesk.schemas.trace.TraceContext;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Sends the spans of this process to a collector, in batches; what the collector doesn't take in time is dropped, and
/// no stage waits for it. Safe for several threads.
public final class TraceExport implements AutoCloseable {
    /// The ids of the span that is being made.
    private static final ScopedValue<TraceContext> GIVEN = ScopedValue.newInstance();

    private static final int LAST_SECONDS = 5;

    private final SdkTracerProvider provider;
    private final AutoCloseable spans;

    private TraceExport(URI endpoint, double share, String service) {
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)));
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build();
        provider = SdkTracerProvider.builder()
                .setResource(resource)
                .setIdGenerator(new GivenIds())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        Tracer tracer = provider.get("io.wiredesk");
        spans = Spans.export(
                share, span -> ScopedValue.where(GIVEN, span.context()).run(() -> record(tracer, span)));
    }

    /// Starts to send, where a collector is named.
    ///
    /// @param process such as `enrich`
    /// @throws IllegalStateException where this process sends already
    public static Optional<TraceExport> start(TraceConfig config, String process) {
        return Optional.ofNullable(config.endpoint())
                .map(endpoint -> new TraceExport(endpoint, config.percent() / 100.0, "wiredesk-" + process));
    }

    private static void record(Tracer tracer, Span span) {
        SpanBuilder builder = tracer.spanBuilder(span.name())
                .setSpanKind(SpanKind.INTERNAL)
                .setParent(span.parent().map(TraceExport::remote).orElse(Context.root()))
                .setStartTimestamp(span.start());
        span.attributes().forEach(builder::setAttribute);
        builder.startSpan().end(span.end());
    }

    private static Context remote(TraceContext parent) {
        SpanContext context = SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(io.opentelemetry.api.trace.Span.wrap(context));
    }

    /// Sends what is left, for some seconds at most.
    @Override
    public void close() {
        try {
            spans.close();
        } catch (Exception e) {
            throw new IllegalStateException("the spans can't be left", e);
        }
        var _ = provider.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
    }

    private static final class GivenIds implements IdGenerator {
        @Override
        public String generateSpanId() {
            return GIVEN.get().spanId();
        }

        @Override
        public String generateTraceId() {
            return GIVEN.get().traceId();
        }
    }
}
