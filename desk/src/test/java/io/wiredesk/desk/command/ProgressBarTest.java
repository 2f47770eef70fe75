package io.wiredesk.desk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    @Test
    void a_line_says_how_far_how_fast_and_how_long_still() {
        assertThat(ProgressBar.line(1_000, 4_000, Duration.ofSeconds(10)))
                .isEqualTo("[########----------------------]  25 %  1000 of 4000  100/s  00:30 left");
    }

    @Test
    void nothing_to_do_is_done_and_nothing_done_has_no_end_in_sight() {
        assertThat(ProgressBar.line(0, 0, Duration.ZERO)).contains("100 %");
        assertThat(ProgressBar.line(0, 10, Duration.ofSeconds(1))).endsWith("--:-- left");
    }
}
