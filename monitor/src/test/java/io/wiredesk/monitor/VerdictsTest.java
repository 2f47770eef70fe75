package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.OffsetWindow.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /// Pairs `committed/logEnd`, ten seconds apart, the window as long as the line.
    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            OK     | caught up, however it got there    | 9/10 5/10 10/10
            OK     | quiet and caught up                | 5/5 5/5 5/5 5/5
            OK     | lag shrinks                        | 1/10 4/11 8/12 11/13
            OK     | lag shrank once                    | 1/10 4/11 5/12 6/20
            OK     | caught up within the window        | 3/5 5/5 6/9 6/12
            OK     | rewound and came back              | 5/9 3/9 6/10 7/10
            STALL  | commits stand, records wait        | 5/9 5/9 5/10 5/12
            WARN   | advances, but slower than the log  | 1/5 2/8 3/11 4/20
            WARN   | advances, lag stays the same       | 1/5 2/6 3/7 4/8
            REWIND | went back                          | 5/9 6/9 3/9 4/9
            REWIND | went back twice, returned once     | 5/20 3/20 6/20 2/20
            """)
    void a_full_window_is_judged(Verdict expected, String why, String samples) {
        OffsetWindow window = window(samples);

        assertThat(Verdicts.judge(window, 0, window.last().at())).as(why).isEqualTo(expected);
    }

    @Test
    void a_window_that_is_not_full_is_incomplete() {
        OffsetWindow window = OffsetWindow.startingWith(3, sample(0, 1, 5));

        assertThat(Verdicts.judge(window, 0, START)).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void a_first_sample_without_lag_is_ok() {
        OffsetWindow window = OffsetWindow.startingWith(3, sample(0, 5, 5));

        assertThat(Verdicts.judge(window, 0, START)).isEqualTo(Verdict.OK);
    }

    @Test
    void standing_still_for_longer_than_the_window_is_stopped() {
        OffsetWindow window = window("5/9 5/9 5/10").plus(sample(3, 5, 11));

        assertThat(Verdicts.judge(window, 0, window.last().at())).isEqualTo(Verdict.STOP);
    }

    @Test
    void a_quiet_topic_that_begins_to_speak_is_not_stopped() {
        OffsetWindow window = window("9/9 9/9 9/9").plus(sample(3, 9, 10));

        assertThat(Verdicts.judge(window, 0, window.last().at())).isEqualTo(Verdict.OK);
    }

    @Test
    void lag_up_to_what_is_allowed_is_ok() {
        OffsetWindow window = window("5/9 5/9 5/10");

        assertThat(Verdicts.judge(window, 5, window.last().at())).isEqualTo(Verdict.OK);
        assertThat(Verdicts.judge(window, 4, window.last().at())).isEqualTo(Verdict.OK);
        assertThat(Verdicts.judge(window, 3, window.last().at())).isEqualTo(Verdict.STALL);
    }

    @Test
    void a_group_is_as_bad_as_its_worst_partition() {
        assertThat(Verdict.ofGroup(List.of())).isEqualTo(Verdict.INCOMPLETE);
        assertThat(Verdict.ofGroup(List.of(Verdict.OK, Verdict.OK))).isEqualTo(Verdict.OK);
        assertThat(Verdict.ofGroup(List.of(Verdict.OK, Verdict.INCOMPLETE))).isEqualTo(Verdict.INCOMPLETE);
        assertThat(Verdict.ofGroup(List.of(Verdict.INCOMPLETE, Verdict.WARN))).isEqualTo(Verdict.WARN);
        assertThat(Verdict.ofGroup(List.of(Verdict.WARN, Verdict.REWIND))).isEqualTo(Verdict.ERR);
    }

    @Test
    void pace_tells_when_the_lag_is_gone() {
        Pace pace = window("0/100 20/110 40/120").pace();

        assertThat(pace).isEqualTo(new Pace(1.0, 2.0, 80.0));
        assertThat(window("0/100 5/110 10/120").pace().secondsToCatchUp()).isNull();
        assertThat(window("0/5 5/5").pace().secondsToCatchUp()).isZero();
    }

    @Test
    void whoever_dies_is_stopped_and_whoever_keeps_up_is_ok_whatever_the_log_does() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(10);
            long logEnd = random.nextInt(1000);
            OffsetWindow dead = OffsetWindow.startingWith(size, sample(0, logEnd, logEnd));
            OffsetWindow alive = dead;
            long died = logEnd;
            for (int i = 1; i <= 2 * size + 1; i++) {
                logEnd += 1 + random.nextInt(50);
                dead = dead.plus(sample(i, died, logEnd));
                alive = alive.plus(sample(i, logEnd, logEnd));
                assertThat(Verdicts.judge(alive, 0, alive.last().at()))
                        .as("seed %d", seed)
                        .isEqualTo(Verdict.OK);
            }
            assertThat(Verdicts.judge(dead, 0, dead.last().at()))
                    .as("seed %d", seed)
                    .isEqualTo(Verdict.STOP);
        }
    }

    @Test
    void a_consumer_that_only_advances_has_never_rewound() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            long committed = 0;
            OffsetWindow window = OffsetWindow.startingWith(5, sample(0, 0, 100));
            for (int i = 1; i < 30; i++) {
                committed += random.nextInt(4);
                window = window.plus(sample(i, committed, 100 + i * 3L));
                assertThat(Verdicts.judge(window, 0, window.last().at()))
                        .as("seed %d", seed)
                        .isNotEqualTo(Verdict.REWIND);
            }
        }
    }

    private static OffsetWindow window(String samples) {
        String[] parts = samples.strip().split(" +");
        OffsetWindow window = OffsetWindow.startingWith(parts.length, sample(0, parts[0]));
        for (int i = 1; i < parts.length; i++) {
            window = window.plus(sample(i, parts[i]));
        }
        return window;
    }

    private static Sample sample(int index, String part) {
        String[] offsets = part.split("/");
        return sample(index, Long.parseLong(offsets[0]), Long.parseLong(offsets[1]));
    }

    private static Sample sample(int index, long committed, long logEnd) {
        return new Sample(START.plusSeconds(10L * index), committed, logEnd, Math.max(0, logEnd - committed));
    }
}
