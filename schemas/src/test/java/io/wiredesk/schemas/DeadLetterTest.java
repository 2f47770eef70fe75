package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    @Test
    void key_value_and_headers_stay_and_the_failure_is_added() {
        Headers original = new RecordHeaders();
        EventHeaders.put(original, "lang", "en");
        DeadLetter letter = new DeadLetter("enrich", "news.articles", 3, 42, "bad\n  bytes", Instant.EPOCH);
        var record = letter.toRecord("news.dead-letters", new byte[] {1}, new byte[] {2}, original);
        assertThat(record.key()).containsExactly(1);
        assertThat(record.value()).containsExactly(2);
        assertThat(EventHeaders.get(record.headers(), "lang")).contains("en");
        assertThat(EventHeaders.get(record.headers(), DeadLetter.REASON)).contains("bad bytes");
        assertThat(EventHeaders.get(record.headers(), DeadLetter.OFFSET)).contains("42");
        assertThat(EventHeaders.get(original, DeadLetter.REASON)).isEmpty();
    }

    @Test
    void a_long_reason_is_cut() {
        assertThat(new DeadLetter("sink", "t", 0, 0, "x".repeat(5_000), Instant.EPOCH).reason())
                .hasSize(1_001);
    }

    @Test
    void a_failure_without_words_is_named_by_its_deepest_cause() {
        assertThat(DeadLetter.reasonOf(new IllegalStateException(null, new ArithmeticException())))
                .isEqualTo("ArithmeticException");
    }
}
