package io.wiredesk.enrich.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// The articles that one article is worth comparing with, and the one that it is nearest to.
final class Neighbours {
    private static final int MAX_COMPARED = 80;

    private final StoryState state;
    private final Likeness likeness;
    private final Duration window;

    Neighbours(StoryState state, Duration window) {
        this.state = state;
        this.likeness = new Likeness(window);
        this.window = window;
    }

    double likeness(Telling one, Telling other) {
        return likeness.of(one, other);
    }

    /// Those that share the most blocks with it, within the window; never itself.
    List<Placed> of(Telling telling) {
        List<String> blocks = Blocks.of(telling);
        Map<String, int[]> shared = new HashMap<>();
        for (String block : blocks) {
            state.near(block, telling.at()).forEach(id -> shared.computeIfAbsent(id, _ -> new int[1])[0]++);
        }
        shared.remove(telling.id());
        return mostShared(shared, blocks.size()).stream()
                .map(state::article)
                .filter(Objects::nonNull)
                .filter(placed -> Duration.between(placed.telling().at(), telling.at())
                                .abs()
                                .compareTo(window)
                        <= 0)
                .toList();
    }

    /// Those with the most, at most [#MAX_COMPARED]; of those with as many, the first by name.
    private static List<String> mostShared(Map<String, int[]> counts, int most) {
        List<List<String>> byCount = IntStream.rangeClosed(0, most)
                .<List<String>>mapToObj(_ -> new ArrayList<>())
                .toList();
        counts.forEach((id, count) -> byCount.get(Math.min(most, count[0])).add(id));
        List<String> chosen = new ArrayList<>();
        for (int count = most; count > 0 && chosen.size() < MAX_COMPARED; count--) {
            List<String> alike = byCount.get(count);
            Collections.sort(alike);
            chosen.addAll(alike.subList(0, Math.min(alike.size(), MAX_COMPARED - chosen.size())));
        }
        return chosen;
    }

    /// The telling placed beside the earlier one that it is most like; alone, in a story of its own, where none is like
    /// it.
    Placed place(Telling telling, List<Placed> neighbours) {
        Placed best = alone(telling);
        Optional<Telling> nearest = Optional.empty();
        for (Placed other : neighbours) {
            if (!other.telling().before(telling)) {
                continue;
            }
            double like = likeness.of(other.telling(), telling);
            if (like >= Likeness.TOGETHER && best.prefers(other.telling(), like, nearest.orElse(null))) {
                best = new Placed(telling, other.telling().id(), like, other.story());
                nearest = Optional.of(other.telling());
            }
        }
        return best;
    }

    static Placed alone(Telling telling) {
        return new Placed(telling, null, 0, storyOf(telling.id()));
    }

    /// The id of the story that starts with this article.
    static String storyOf(String articleId) {
        return "s-" + articleId;
    }
}
