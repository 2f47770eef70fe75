package io.wiredesk.enrich.story;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
        Map<String, Integer> shared = new HashMap<>();
        for (String block : Blocks.of(telling)) {
            state.near(block, telling.at()).forEach(id -> shared.merge(id, 1, Integer::sum));
        }
        shared.remove(telling.id());
        return shared.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_COMPARED)
                .map(entry -> state.article(entry.getKey()))
                .filter(Objects::nonNull)
                .filter(placed -> Duration.between(placed.telling().at(), telling.at())
                                .abs()
                                .compareTo(window)
                        <= 0)
                .toList();
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
