package io.wiredesk.bench.month;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.bench.month.Month.Printed;
import io.wiredesk.bench.month.Month.Version;
import io.wiredesk.bench.poll.MadeFeed.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a month is measured against: what was delivered, and nothing that wasn't.
class MonthFeedTest {
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(120));

    private Instant now = START;

    private static Printed printed(String url, int hour, int... editedAt) {
        List<Version> versions = IntStream.concat(IntStream.of(hour), IntStream.of(editedAt))
                .mapToObj(at -> new Version(START.plus(Duration.ofHours(at)), url + " at " + at, "Text."))
                .toList();
        return new Printed(0, url, "e0", versions);
    }

    private MonthFeed feed(Printed... entries) {
        return new MonthFeed(1, List.of(entries), END, () -> now);
    }

    private String body(MonthFeed feed) {
        return new String(feed.body("paper.example", feed.poll(0, false)), StandardCharsets.UTF_8);
    }

    @Test
    void an_entry_is_listed_from_its_hour_on_as_it_reads_by_then() {
        MonthFeed feed = feed(printed("first", 1, 5), printed("second", 3));
        assertThat(body(feed)).doesNotContain("<item>");
        now = START.plus(Duration.ofHours(3));
        assertThat(body(feed)).contains("first at 1", "second at 3");
        now = START.plus(Duration.ofHours(5));
        assertThat(body(feed)).contains("first at 5", "second at 3").doesNotContain("first at 1");
    }

    @Test
    void only_what_was_sent_to_its_end_counts_and_each_edit_counts() {
        MonthFeed feed = feed(printed("first", 1, 5), printed("second", 3));
        now = START.plus(Duration.ofHours(2));
        int version = feed.poll(0, false);
        assertThat(feed.deliveredVersions()).isZero();
        feed.deliver(version);
        feed.deliver(version);
        assertThat(feed.deliveredVersions()).isEqualTo(1);
        now = START.plus(Duration.ofHours(6));
        feed.deliver(feed.poll(0, false));
        assertThat(feed.deliveredVersions()).isEqualTo(3);
        assertThat(feed.deliveredEntries()).extracting(Printed::url).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void it_fails_now_and_then_and_not_after_the_end() {
        MonthFeed feed = feed();
        long failing = IntStream.range(0, 120 * 24)
                .filter(hour -> {
                    now = START.plus(Duration.ofHours(hour));
                    return feed.fault() == Fault.ERROR;
                })
                .count();
        assertThat(failing).isBetween(1L, 120L);
        now = END.plusSeconds(1);
        assertThat(feed.fault()).isEqualTo(Fault.NONE);
    }
}
