package io.wiredesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostGatesTest {
    private static final Instant START = Instant.parse("2026-03-03T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final HostGates gates = new HostGates(Duration.ofSeconds(1), 2, now::get);

    @Test
    void requests_to_one_host_start_a_spacing_apart_and_other_hosts_are_not_held_up() {
        assertThat(List.of(gates.book("a"), gates.book("a"), gates.book("a")))
                .containsExactly(START, START.plusSeconds(1), START.plusSeconds(2));
        assertThat(gates.book("b")).isEqualTo(START);
    }

    @Test
    void a_turn_that_would_come_too_late_puts_off_nobody_elses() {
        gates.book("a");
        assertThat(gates.book("a", START.plusMillis(900))).isEmpty();
        assertThat(gates.book("a")).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void a_host_that_was_left_alone_for_long_owes_no_turns() {
        gates.book("a");
        now.set(START.plusSeconds(60));
        assertThat(List.of(gates.book("a"), gates.book("a")))
                .containsExactly(START.plusSeconds(60), START.plusSeconds(61));
    }

    @Test
    void where_the_clock_is_set_back_so_is_what_was_booked() {
        gates.book("a");
        gates.close("b", START.plusSeconds(30));
        now.set(START.minusSeconds(3_600));
        assertThat(gates.book("a")).isEqualTo(START.minusSeconds(3_599));
        assertThat(gates.closedUntil("b")).contains(START.minusSeconds(3_570));
    }

    @Test
    void no_more_than_so_many_requests_to_one_host_are_under_way() {
        assertThat(gates.tryEnter("a")).isTrue();
        assertThat(gates.tryEnter("a")).isTrue();
        assertThat(gates.tryEnter("a")).isFalse();
        assertThat(gates.tryEnter("b")).isTrue();
        gates.leave("a");
        assertThat(gates.tryEnter("a")).isTrue();
    }

    @Test
    void a_closed_host_is_neither_entered_nor_booked_before_its_time_and_a_shorter_wait_does_not_open_it() {
        gates.close("a", START.plusSeconds(30));
        gates.close("a", START.plusSeconds(10));

        assertThat(gates.tryEnter("a")).isFalse();
        assertThat(gates.book("a")).isEqualTo(START.plusSeconds(30));
        assertThatThrownBy(() -> gates.refuseClosed("a"))
                .isInstanceOf(HostClosed.class)
                .hasMessageContaining("2026-03-03T10:00:30Z");
        now.set(START.plusSeconds(30));
        assertThat(gates.tryEnter("a")).isTrue();
    }

    @Test
    void the_limit_for_one_host_holds_among_many_threads() throws Exception {
        HostGates quick = new HostGates(Duration.ZERO, 2, now::get);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> entered = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                entered.add(threads.submit(() -> quick.tryEnter("a")));
            }
            int count = 0;
            for (Future<Boolean> each : entered) {
                count += each.get() ? 1 : 0;
            }
            assertThat(count).isEqualTo(2);
        }
    }

    @Test
    void who_cannot_enter_in_time_holds_neither_gate_nor_permit() throws Exception {
        Semaphore none = new Semaphore(0);
        HostTurns turns = new HostTurns(gates, none, now::get);

        assertThatThrownBy(() -> turns.enter(URI.create("https://a.example/"), START.plusMillis(50)))
                .isInstanceOf(FetchFault.class)
                .hasMessageContaining("before its turn");
        assertThat(gates.tryEnter("a.example")).isTrue();
        assertThat(gates.tryEnter("a.example")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, a.example",
        "https://a.example:443/x, a.example",
        "http://a.example:80/, a.example",
        "http://a.example:8080/, a.example:8080",
    })
    void a_gate_stands_for_host_and_port(String address, String host) {
        assertThat(HostGates.hostOf(URI.create(address))).isEqualTo(host);
    }
}
