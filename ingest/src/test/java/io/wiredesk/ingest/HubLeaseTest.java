package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.websub.HubOffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HubLeaseTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final HubLease ASKED =
            HubLease.asked(new HubOffer("https://hub.example/", "https://paper.example/feed"), NOW);

    @Test
    void a_hub_that_has_not_asked_back_has_promised_nothing_and_is_asked_again_in_an_hour() {
        assertThat(ASKED.isHeld(NOW.plusSeconds(1))).isFalse();
        assertThat(ASKED.isDue(NOW.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(ASKED.isDue(NOW.plus(Duration.ofMinutes(60)))).isTrue();
    }

    @Test
    void a_promise_is_renewed_before_it_ends_and_holds_meanwhile() {
        HubLease held = ASKED.confirmed(1_000, NOW.plusSeconds(5));
        Instant renewal = NOW.plusSeconds(805);

        assertThat(held.isHeld(NOW.plusSeconds(1_004))).isTrue();
        assertThat(held.isHeld(NOW.plusSeconds(1_005))).isFalse();
        assertThat(held.isDue(renewal.minusSeconds(1))).isFalse();
        assertThat(held.isDue(renewal)).isTrue();
        assertThat(held.askedAgain(renewal).isHeld(renewal.plusSeconds(100))).isTrue();
        assertThat(held.askedAgain(renewal).isHeld(renewal.plusSeconds(300))).isFalse();
        assertThat(held.askedAgain(renewal).confirmed(1_000, renewal).isHeld(renewal.plusSeconds(999)))
                .isTrue();
    }

    @Test
    void a_hub_that_says_no_is_left_alone_for_a_day() {
        HubLease denied = ASKED.confirmed(1_000, NOW).denied(NOW.plusSeconds(9));

        assertThat(denied.isHeld(NOW.plusSeconds(9))).isFalse();
        assertThat(denied.isDue(NOW.plus(Duration.ofHours(24)))).isFalse();
        assertThat(denied.isDue(NOW.plus(Duration.ofHours(25)))).isTrue();
    }

    @Test
    void what_is_written_is_read() {
        HubLease held = ASKED.confirmed(1_000, NOW.plusSeconds(5));
        assertThat(HubLease.decode(held.encode())).isEqualTo(held);
    }
}
