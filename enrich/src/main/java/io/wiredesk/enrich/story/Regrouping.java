package io.wiredesk.enrich.story;

import io.wiredesk.news.Story;
import io.wiredesk.news.StoryArticle;
import io.wiredesk.news.StoryChange;
import io.wiredesk.news.StoryChangeKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One change by which articles go from story to story: which stories there are afterwards, and what became of those
/// before. Used once.
final class Regrouping {
    private final StoryState state;
    private final Neighbours neighbours;
    private final Telling cause;
    private final Map<String, Placed> members = new TreeMap<>();
    private final Map<String, Story> before = new TreeMap<>();

    /// @param cause the article that came, changed or went
    Regrouping(StoryState state, Neighbours neighbours, Telling cause) {
        this.state = state;
        this.neighbours = neighbours;
        this.cause = cause;
    }

    /// This one is no longer where it was.
    void leave(Placed placed) {
        touch(placed.story());
        members.remove(placed.telling().id());
    }

    /// This one has its place anew.
    void move(Placed placed) {
        Placed old = state.article(placed.telling().id());
        if (old != null) {
            touch(old.story());
        }
        touch(placed.story());
        members.put(placed.telling().id(), placed);
    }

    private void touch(String storyId) {
        Story story = before.containsKey(storyId) ? null : state.story(storyId);
        if (story != null) {
            before.put(storyId, story);
            for (StoryArticle article : story.getArticles()) {
                Placed placed = state.article(article.getArticleId());
                if (placed != null) {
                    members.putIfAbsent(article.getArticleId(), placed);
                }
            }
        }
    }

    /// Groups all that were touched, writes them down and says what changed.
    ///
    /// @param near articles whose copy edges the change may concern
    List<Story> settle(Collection<Placed> near) {
        Map<String, List<Placed>> groups = new TreeMap<>();
        for (Placed member : members.values()) {
            String story = story(member);
            Placed settled = member.in(story);
            state.put(settled);
            groups.computeIfAbsent(story, _ -> new ArrayList<>()).add(settled);
        }
        List<Story> changed = new ArrayList<>();
        StoryRecords records = new StoryRecords(state, neighbours);
        groups.forEach(
                (id, group) -> changed.add(records.made(id, group, before.values(), near, changes(id), cause.id())));
        before.forEach((id, story) -> {
            Story left = groups.containsKey(id) ? null : left(story);
            if (left != null) {
                changed.add(left);
            }
        });
        changed.forEach(this::keep);
        return List.copyOf(changed);
    }

    private void keep(Story story) {
        if (story.getArticles().isEmpty()) {
            state.forgetStory(story.getId());
        } else {
            state.put(story);
        }
    }

    /// Where the chain of nearest articles ends. A chain whose end is forgotten stays in the story it was in.
    private String story(Placed member) {
        Placed current = member;
        while (true) {
            String nearest = current.nearest();
            if (nearest == null) {
                return Neighbours.storyOf(current.telling().id());
            }
            Placed next = members.get(nearest);
            if (next == null) {
                Placed outside = state.article(nearest);
                return outside == null ? current.story() : outside.story();
            }
            current = next;
        }
    }

    /// What becomes of a story whose remembered articles have all gone: it keeps those that are forgotten, or is no
    /// more.
    private @Nullable Story left(Story story) {
        List<StoryArticle> forgotten = story.getArticles().stream()
                .filter(article -> !members.containsKey(article.getArticleId())
                        && !article.getArticleId().equals(cause.id()))
                .toList();
        List<StoryChange> changes = new ArrayList<>(story.getChanges());
        changes.addAll(splits(story));
        if (!forgotten.isEmpty()) {
            return Story.newBuilder(story)
                    .setArticles(forgotten)
                    .setSize(forgotten.size())
                    .setChanges(changes)
                    .build();
        }
        return Story.newBuilder(story)
                .setArticles(List.of())
                .setSize(0)
                .setMergedInto(destination(story))
                .setChanges(changes)
                .build();
    }

    /// Where the first of its articles went; null where there is none left.
    private @Nullable String destination(Story story) {
        return story.getArticles().stream()
                .map(article -> members.get(article.getArticleId()))
                .filter(java.util.Objects::nonNull)
                .map(this::story)
                .findFirst()
                .orElse(null);
    }

    private List<StoryChange> changes(String id) {
        List<StoryChange> changes = new ArrayList<>();
        Story own = before.get(id);
        if (own != null) {
            changes.addAll(own.getChanges());
            changes.addAll(splits(own));
        }
        Set<String> remaining = new LinkedHashSet<>();
        members.values().forEach(member -> remaining.add(story(member)));
        before.values().stream()
                .filter(story -> !remaining.contains(story.getId()) && id.equals(destination(story)))
                .forEach(story -> changes.add(change(StoryChangeKind.MERGED, story.getId())));
        return changes;
    }

    /// Articles of this story that went elsewhere, other than to the story that it became.
    private List<StoryChange> splits(Story story) {
        Set<String> destinations = new LinkedHashSet<>();
        story.getArticles().stream()
                .map(article -> members.get(article.getArticleId()))
                .filter(java.util.Objects::nonNull)
                .forEach(member -> destinations.add(story(member)));
        boolean stands = destinations.remove(story.getId());
        if (!stands) {
            destinations.remove(destination(story));
        }
        return destinations.stream()
                .map(other -> change(StoryChangeKind.SPLIT, other))
                .toList();
    }

    private StoryChange change(StoryChangeKind kind, String storyId) {
        return new StoryChange(kind, storyId, cause.id(), cause.fetched());
    }
}
