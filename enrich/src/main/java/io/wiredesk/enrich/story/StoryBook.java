package io.wiredesk.enrich.story;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Story;
import io.wiredesk.news.StoryChange;
import io.wiredesk.news.StoryChangeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps the stories of the last days, article by article.
///
/// Each article is placed beside the earlier one that it is most like, if it is like enough; a story is all that hang
/// together that way, and is named after its first article. What is nearest to what depends on the articles alone, not
/// on the order in which they come: one that comes late takes its place among those before it, and those after it that
/// are nearer to it than to what they had move over. So stories grow, and now and then merge and split.
///
/// Confined to one thread.
public final class StoryBook {
    /// A story of more articles would be a record larger than a broker takes.
    private static final int FULL = 1_000;

    private static final int FORGOTTEN_AT_ONCE = 200;

    /// Each of them is written on every article of the story.
    private static final int MAX_TOOK = 20;

    private final StoryState state;
    private final Duration window;
    private final Neighbours neighbours;

    /// @param window how long an article is remembered after it was published
    public StoryBook(SortedRows rows, Duration window) {
        this.state = new StoryState(rows);
        this.window = window;
        this.neighbours = new Neighbours(state, window);
    }

    /// Without a broker: all is forgotten when the program ends.
    public static StoryBook inMemory(Duration window) {
        return new StoryBook(new MemoryRows(), window);
    }

    /// Takes an article in. A revision that is known, or older than a known one, changes nothing.
    public Told tell(EnrichedArticle article) {
        return tell(Tellings.of(article));
    }

    Told tell(Telling telling) {
        Instant horizon = telling.fetched().minus(window);
        forgetOlderThan(horizon);
        Placed known = state.article(telling.id());
        if (known != null && known.telling().revision() >= telling.revision()) {
            return new Told(known.story(), List.of());
        }
        if (telling.at().isBefore(horizon)) {
            Placed late = Neighbours.alone(telling);
            return new Told(late.story(), List.of(StoryRecords.first(late)));
        }
        return known == null ? takeIn(telling) : takeAgain(telling, known);
    }

    private Told takeIn(Telling telling) {
        List<Placed> near = neighbours.of(telling);
        Placed placed = roomFor(neighbours.place(telling, near));
        List<Placed> moving = moving(telling, near);
        remember(placed);
        if (moving.isEmpty()) {
            Story grown = new StoryRecords(state, neighbours).grown(placed, near);
            state.put(grown);
            return new Told(placed.story(), List.of(grown));
        }
        return regroup(placed, moving, near);
    }

    /// A new revision may be nearest to another article than the old one was, and others may no longer be near to it.
    private Told takeAgain(Telling telling, Placed known) {
        forget(known);
        List<Placed> near = neighbours.of(telling);
        Placed placed = roomFor(neighbours.place(telling, near));
        remember(placed);
        Map<String, Placed> moving = new LinkedHashMap<>();
        moving(telling, near).forEach(moved -> moving.put(moved.telling().id(), moved));
        hangingOn(known).forEach(placedAnew -> moving.put(placedAnew.telling().id(), placedAnew));
        return regroup(placed.in(known.story()), placed, List.copyOf(moving.values()), near);
    }

    /// Takes an article out, because its publisher did.
    ///
    /// @return the stories that changed; empty where the article isn't known
    public List<Story> withdraw(String articleId) {
        Placed known = state.article(articleId);
        if (known == null) {
            return List.of();
        }
        forget(known);
        Regrouping regrouping = new Regrouping(state, neighbours, known.telling());
        regrouping.leave(known);
        hangingOn(known).forEach(regrouping::move);
        return regrouping.settle(List.of());
    }

    /// Ids of the stories that an article's story took in, the last ones.
    public List<String> took(Told told) {
        Story story = told.changed().stream()
                .filter(changed -> changed.getId().equals(told.story()))
                .findFirst()
                .orElseGet(() -> state.story(told.story()));
        List<String> took = story == null
                ? List.of()
                : story.getChanges().stream()
                        .filter(change -> change.getKind() == StoryChangeKind.MERGED)
                        .map(StoryChange::getStoryId)
                        .distinct()
                        .toList();
        return took.subList(Math.max(0, took.size() - MAX_TOOK), took.size());
    }

    public boolean knows(String articleId) {
        return state.article(articleId) != null;
    }

    private Told regroup(Placed placed, List<Placed> moving, List<Placed> near) {
        return regroup(placed, placed, moving, near);
    }

    private Told regroup(Placed before, Placed placed, List<Placed> moving, List<Placed> near) {
        Regrouping regrouping = new Regrouping(state, neighbours, placed.telling());
        regrouping.leave(before);
        regrouping.move(placed);
        moving.forEach(regrouping::move);
        List<Story> changed = regrouping.settle(near);
        Placed settled = state.article(placed.telling().id());
        return new Told(settled == null ? placed.story() : settled.story(), changed);
    }

    /// Later articles that are nearer to this one than to what they are beside now.
    private List<Placed> moving(Telling telling, List<Placed> near) {
        List<Placed> moving = new ArrayList<>();
        for (Placed later : near) {
            if (telling.before(later.telling())) {
                double like = neighbours.likeness(telling, later.telling());
                String nearest = later.nearest();
                Placed current = nearest == null ? null : state.article(nearest);
                if (like >= Likeness.TOGETHER
                        && later.prefers(telling, like, current == null ? null : current.telling())) {
                    moving.add(new Placed(later.telling(), telling.id(), like, later.story()));
                }
            }
        }
        return moving;
    }

    /// The articles that were beside this one, each placed anew.
    private List<Placed> hangingOn(Placed gone) {
        Story story = state.story(gone.story());
        if (story == null) {
            return List.of();
        }
        return story.getArticles().stream()
                .filter(article -> gone.telling().id().equals(article.getNearest()))
                .map(article -> state.article(article.getArticleId()))
                .flatMap(java.util.stream.Stream::ofNullable)
                .map(placed -> neighbours.place(placed.telling(), neighbours.of(placed.telling())))
                .toList();
    }

    private Placed roomFor(Placed placed) {
        Story story = placed.nearest() == null ? null : state.story(placed.story());
        return story != null && story.getSize() >= FULL ? Neighbours.alone(placed.telling()) : placed;
    }

    private void remember(Placed placed) {
        state.put(placed);
        state.post(placed.telling());
    }

    private void forget(Placed placed) {
        state.forget(placed.telling());
    }

    private void forgetOlderThan(Instant horizon) {
        for (String id : state.olderThan(horizon, FORGOTTEN_AT_ONCE)) {
            Placed old = state.article(id);
            if (old != null) {
                forget(old);
                Story story = state.story(old.story());
                if (story != null && story.getLastSeen().isBefore(horizon)) {
                    state.forgetStory(story.getId());
                }
            }
        }
    }
}
