package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SlowFactsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SlowFacts slow = new SlowFacts();
    private final List<Set<String>> asked = new ArrayList<>();

    private Map<String, Integer> counts(Set<String> topics) {
        return slow.partitionCounts.of(topics, missing -> {
            asked.add(Set.copyOf(missing));
            return missing.stream().filter(t -> !t.equals("gone")).collect(Collectors.toMap(t -> t, String::length));
        });
    }

    @Test
    void only_what_is_new_or_unanswered_is_asked_for_until_a_minute_has_passed() {
        slow.sampleAt(START);
        assertThat(counts(Set.of("one", "gone"))).isEqualTo(Map.of("one", 3));
        slow.sampleAt(START.plusSeconds(59));
        assertThat(counts(Set.of("one", "gone", "three"))).isEqualTo(Map.of("one", 3, "three", 5));
        slow.sampleAt(START.plusSeconds(60));
        assertThat(counts(Set.of("three"))).isEqualTo(Map.of("three", 5));
        assertThat(asked).containsExactly(Set.of("one", "gone"), Set.of("gone", "three"), Set.of("three"));
    }
}
