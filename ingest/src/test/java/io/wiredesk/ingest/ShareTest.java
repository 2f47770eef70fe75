package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static final long NOW = 42;

    private static long left(Share share) {
        return Duration.ofNanos(share.end(NOW) - NOW).toMillis();
    }

    @Test
    void the_ticks_of_all_tasks_together_take_half_of_the_time() {
        Share share = new Share(Duration.ofMillis(60));
        share.join();
        assertThat(left(share)).isEqualTo(30);
        share.join();
        share.join();
        assertThat(left(share)).isEqualTo(10);
        share.leave();
        assertThat(left(share)).isEqualTo(15);
    }

    @Test
    void a_tick_always_has_some_time() {
        Share share = new Share(Duration.ofNanos(10));
        share.join();
        assertThat(left(share)).isEqualTo(1);
    }
}
