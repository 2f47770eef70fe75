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
    void the_ticks_of_all_tasks_together_take_half_of_the_time_while_records_wait() {
        Share share = new Share(Duration.ofMillis(60));
        share.recordTook(501);
        share.join();
        assertThat(left(share)).isEqualTo(30);
        share.join();
        share.join();
        assertThat(left(share)).isEqualTo(10);
        share.leave();
        assertThat(left(share)).isEqualTo(15);
    }

    @Test
    void they_take_nearly_all_of_it_while_records_come_soon() {
        Share share = new Share(Duration.ofMillis(60));
        share.join();
        assertThat(left(share)).isEqualTo(54);
        share.recordTook(2_000);
        assertThat(left(share)).isEqualTo(30);
        share.recordTook(500);
        share.join();
        assertThat(left(share)).isEqualTo(27);
    }

    @Test
    void each_thread_shares_out_its_own_time() throws InterruptedException {
        Share share = new Share(Duration.ofMillis(60));
        share.join();
        Thread other = Thread.ofPlatform().start(() -> {
            share.join();
            share.join();
            share.recordTook(2_000);
        });
        other.join();
        assertThat(left(share)).isEqualTo(54);
    }

    @Test
    void a_tick_always_has_some_time() {
        Share share = new Share(Duration.ofNanos(10));
        share.join();
        assertThat(left(share)).isEqualTo(1);
    }
}
