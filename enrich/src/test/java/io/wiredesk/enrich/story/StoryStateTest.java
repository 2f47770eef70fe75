package io.wiredesk.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryStateTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int EACH_SIDE = 48;
    private static final int STEPS = 600;

    private final StoryState state = new StoryState(new MemoryRows());

    /// The same words each time, so that all have the same blocks.
    private static Telling telling(int number, int minutes) {
        Instant at = NOON.plus(Duration.ofMinutes(minutes));
        String id = "a" + number;
        Article article = Article.newBuilder()
                .setId(id)
                .setRevision(1)
                .setFeedId("f")
                .setSource(new Source("Gazette", "gazette.example"))
                .setTitle("Harbour wall repaired")
                .setText("The harbour wall was repaired after the storm, said the harbour master on Monday.")
                .setLanguage("en")
                .setPublished(at)
                .setFetched(at)
                .setContentSha256("")
                .build();
        return Tellings.of(EnrichedArticle.newBuilder()
                .setId(id)
                .setRevision(1)
                .setArticle(article)
                .setLanguage("en")
                .setEnrichedAt(at)
                .build());
    }

    /// As said of it, from all that is there: of no order of arrival, and whatever was looked for before.
    private static List<String> nearest(List<Telling> there, Instant at) {
        Comparator<Telling> time = Comparator.comparing(Telling::at);
        Stream<Telling> older = there.stream()
                .filter(one -> !one.at().isAfter(at))
                .sorted(time.reversed().thenComparing(Telling::id))
                .limit(EACH_SIDE);
        Stream<Telling> newer = there.stream()
                .filter(one -> one.at().isAfter(at))
                .sorted(time.thenComparing(Telling::id, Comparator.reverseOrder()))
                .limit(EACH_SIDE);
        return Stream.concat(older, newer).map(Telling::id).toList();
    }

    @Test
    void the_nearest_on_each_side_are_found_however_articles_come_and_go() {
        Random random = new Random(11);
        List<Telling> there = new ArrayList<>();
        String block = Blocks.of(telling(0, 0)).getFirst();
        int full = 0;
        for (int step = 0; step < STEPS; step++) {
            if (there.size() > 2 * EACH_SIDE && random.nextInt(3) == 0) {
                Telling gone = there.remove(random.nextInt(there.size()));
                state.forget(gone);
                assertThat(state.article(gone.id())).isNull();
            } else {
                // Mostly in the order of time, as a wire has it; some late.
                Telling come = telling(step, random.nextInt(4) == 0 ? random.nextInt(step + 1) : step);
                state.put(Neighbours.alone(come));
                state.post(come);
                there.add(come);
            }
            Instant at = NOON.plus(Duration.ofMinutes(random.nextBoolean() ? step : random.nextInt(STEPS)));
            List<String> wanted = nearest(there, at);
            assertThat(state.near(block, at)).as("step %d", step).containsExactlyInAnyOrderElementsOf(wanted);
            full += wanted.size() == 2 * EACH_SIDE ? 1 : 0;
        }
        assertThat(full).as("both sides were full at times").isPositive();
    }
}
