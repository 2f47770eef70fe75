package io.wiredesk.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wiredesk.schemas.EventHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void the_same_step_of_the_same_revision_has_the_same_ids() {
        TraceContext ingest = TraceContext.ofRevision("a1", 2, "ingest");

        assertThat(ingest).isEqualTo(TraceContext.ofRevision("a1", 2, "ingest"));
        assertThat(ingest.traceId())
                .isNotEqualTo(TraceContext.ofRevision("a1", 3, "ingest").traceId());
        assertThat(ingest.next("enrich")).isEqualTo(ingest.next("enrich")).isNotEqualTo(ingest.next("index"));
        assertThat(ingest.next("enrich").traceId()).isEqualTo(ingest.traceId());
    }

    @Test
    void a_header_is_read_as_it_was_written() {
        TraceContext context = TraceContext.ofRevision("a1", 1, "ingest");
        RecordHeaders headers = new RecordHeaders();
        context.put(headers);

        assertThat(TraceContext.of(headers)).contains(context);
        assertThat(EventHeaders.get(headers, "traceparent"))
                .hasValueSatisfying(value -> assertThat(value).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void a_header_that_is_none_is_no_trace(String value) {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.put(headers, "traceparent", value);

        assertThat(TraceContext.of(headers)).isEmpty();
        assertThat(Spans.passed("enrich", "a1", 1, AT, AT, headers)).isEmpty();
    }

    @Test
    void a_share_of_the_traces_is_told_and_every_step_of_each_of_them() throws Exception {
        List<Span> told = new ArrayList<>();
        try (AutoCloseable _ = Spans.export(0.25, told::add)) {
            for (int i = 0; i < 2_000; i++) {
                RecordHeaders headers = new RecordHeaders();
                Spans.began("ingest", "a" + i, 1, AT, AT).put(headers);
                var _ = Spans.passed("enrich", "a" + i, 1, AT, AT, headers);
            }
        }

        assertThat(told.size() / 4_000.0).isCloseTo(0.25, within(0.03));
        assertThat(IntStream.range(0, told.size() / 2))
                .allSatisfy(i -> assertThat(told.get(2 * i + 1).parent())
                        .isEqualTo(Optional.of(told.get(2 * i).context())));
    }

    @Test
    void traces_that_began_elsewhere_are_told_as_they_ask() throws Exception {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.put(headers, "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        List<Span> told = new ArrayList<>();
        try (AutoCloseable _ = Spans.export(0, told::add)) {
            var _ = Spans.passed("enrich", "a1", 1, AT, AT, headers);
        }

        assertThat(told)
                .singleElement()
                .satisfies(span -> assertThat(span.attributes()).containsEntry("wiredesk.article.id", "a1"));
    }
}
