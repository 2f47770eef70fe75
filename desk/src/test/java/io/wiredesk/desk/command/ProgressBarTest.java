package io.wiredesk.desk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    @Test
    void the_line_says_share_count_and_time_left() {
        assertThat(ProgressBar.line(0.25, "1000 of 4000", 0, Duration.ofSeconds(10)))
                .isEqualTo("[########----------------------]  25 %  1000 of 4000  00:30 left");
    }

    @Test
    void what_an_earlier_run_has_done_does_not_flatter_the_pace() {
        assertThat(ProgressBar.line(0.5, "2 of 4", 0.25, Duration.ofSeconds(10)))
                .endsWith("00:20 left");
    }

    @Test
    void nothing_is_guessed_at_the_start_nor_said_at_the_end() {
        assertThat(ProgressBar.line(0, "0 of 10", 0, Duration.ofSeconds(1))).endsWith("--:-- left");
        assertThat(ProgressBar.line(1, "10 of 10", 0, Duration.ofSeconds(1))).endsWith("100 %  10 of 10");
    }

    @Test
    void only_a_terminal_sees_it() {
        assertThat(drawn(false)).isEmpty();
        assertThat(drawn(true)).contains("feeds [").contains("1 of 2");
    }

    private static String drawn(boolean terminal) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(InputStream.nullInputStream(), stream, stream, Map.of(), terminal);
        try (ProgressBar bar = new ProgressBar(shell, "feeds", () -> 0)) {
            bar.at(1, 2);
        }
        return err.toString(StandardCharsets.UTF_8);
    }
}
