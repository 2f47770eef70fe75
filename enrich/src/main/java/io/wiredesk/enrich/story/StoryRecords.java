package io.wiredesk.enrich.story;

import io.wiredesk.enrich.story.Telling.Named;
import io.wiredesk.news.CopiedFrom;
import io.wiredesk.news.Source;
import io.wiredesk.news.Story;
import io.wiredesk.news.StoryArticle;
import io.wiredesk.news.StoryChange;
import io.wiredesk.news.StoryEntity;
import io.wiredesk.news.StoryRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// From placed articles to the story's record.
final class StoryRecords {
    /// What a story is about is told by its first articles.
    private static final int TELLING_ARTICLES = 50;

    private static final int MAX_ENTITIES = 20;
    private static final double COPY = 0.5;
    /// Whoever comes later than this, with words of its own, goes on where the others ended.
    private static final Duration FOLLOWED_UP = Duration.ofHours(12);

    private static final Comparator<StoryArticle> BY_TIME =
            Comparator.comparing(StoryArticle::getPublished).thenComparing(StoryArticle::getArticleId);

    private final StoryState state;
    private final Neighbours neighbours;

    StoryRecords(StoryState state, Neighbours neighbours) {
        this.state = state;
        this.neighbours = neighbours;
    }

    /// The story of one article that nothing is known of beside.
    static Story first(Placed placed) {
        return record(
                placed.story(), List.of(article(placed, null, placed.telling().at())), List.of(placed), List.of());
    }

    /// The story with one article more than before.
    ///
    /// @param near the article's neighbours, of which it may be copied
    Story grown(Placed placed, Collection<Placed> near) {
        Story story = state.story(placed.story());
        if (story == null) {
            return first(placed);
        }
        List<StoryArticle> articles = new ArrayList<>(story.getArticles());
        articles.add(article(placed, copiedFrom(placed, near), story.getFirstSeen()));
        for (int i = 0; i < articles.size() - 1; i++) {
            articles.set(i, reconsidered(articles.get(i), placed, near, story.getFirstSeen()));
        }
        return record(story.getId(), articles, told(articles), story.getChanges());
    }

    /// The story of these articles after some came or went.
    ///
    /// @param before the stories they may have been in
    /// @param near articles of which the edges may be others now
    /// @param cause id of the article that came, changed or went
    Story made(
            String id,
            List<Placed> members,
            Collection<Story> before,
            Collection<Placed> near,
            List<StoryChange> changes,
            String cause) {
        Map<String, StoryArticle> known = before.stream()
                .flatMap(story -> story.getArticles().stream())
                .collect(Collectors.toMap(StoryArticle::getArticleId, Function.identity(), (a, _) -> a));
        Set<String> inIt = members.stream().map(m -> m.telling().id()).collect(Collectors.toSet());
        Set<String> concerned =
                near.stream().map(placed -> placed.telling().id()).collect(Collectors.toCollection(HashSet::new));
        concerned.add(cause);
        Instant first = members.stream()
                .map(m -> m.telling().at())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<StoryArticle> articles = new ArrayList<>();
        for (Placed member : members) {
            StoryArticle old = known.get(member.telling().id());
            CopiedFrom edge = old == null ? null : old.getCopiedFrom();
            boolean stale = old == null
                    || concerned.contains(member.telling().id())
                    || (edge != null && (edge.getArticleId().equals(cause) || !inIt.contains(edge.getArticleId())));
            articles.add(article(member, stale ? copiedFrom(member) : edge, first));
        }
        before.stream()
                .filter(story -> story.getId().equals(id))
                .flatMap(story -> story.getArticles().stream())
                .filter(article ->
                        !article.getArticleId().equals(cause) && state.article(article.getArticleId()) == null)
                .forEach(articles::add);
        return record(id, articles, told(articles), changes);
    }

    /// An earlier article has come: a later one may have taken its text from there.
    private StoryArticle reconsidered(StoryArticle known, Placed come, Collection<Placed> near, Instant first) {
        Placed placed = near.stream()
                .filter(other -> other.telling().id().equals(known.getArticleId()))
                .findFirst()
                .orElse(null);
        boolean mayBeFromIt = placed != null
                && come.telling().before(placed.telling())
                && Overlap.share(placed.telling().shingles(), come.telling().shingles()) >= Copying.TAKEN;
        return placed != null && mayBeFromIt ? article(placed, copiedFrom(placed), first) : known;
    }

    private @Nullable CopiedFrom copiedFrom(Placed placed) {
        return copiedFrom(placed, neighbours.of(placed.telling()));
    }

    private static @Nullable CopiedFrom copiedFrom(Placed placed, Collection<Placed> near) {
        List<Telling> sameStory = near.stream()
                .filter(other -> other.story().equals(placed.story()))
                .map(Placed::telling)
                .toList();
        return Copying.find(placed.telling(), sameStory).orElse(null);
    }

    private List<Placed> told(List<StoryArticle> articles) {
        return articles.stream()
                .sorted(BY_TIME)
                .limit(TELLING_ARTICLES)
                .map(article -> state.article(article.getArticleId()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Story record(String id, List<StoryArticle> unordered, List<Placed> told, List<StoryChange> changes) {
        List<StoryArticle> articles = unordered.stream().sorted(BY_TIME).toList();
        StoryArticle first = articles.getFirst();
        return Story.newBuilder()
                .setId(id)
                .setTitle(first.getTitle())
                .setFirstPublisher(first.getSource())
                .setFirstArticleId(first.getArticleId())
                .setLanguage(told.isEmpty() ? "und" : told.getFirst().telling().language())
                .setArticles(articles)
                .setSize(articles.size())
                .setEntities(entities(told))
                .setTopics(topics(told))
                .setFirstSeen(first.getPublished())
                .setLastSeen(articles.getLast().getPublished())
                .setChanges(changes)
                .build();
    }

    private static StoryArticle article(Placed placed, @Nullable CopiedFrom copied, Instant first) {
        Telling telling = placed.telling();
        return StoryArticle.newBuilder()
                .setArticleId(telling.id())
                .setRevision(telling.revision())
                .setTitle(telling.title())
                .setUrl(telling.url())
                .setSource(new Source(telling.sourceName(), telling.domain()))
                .setPublished(telling.at())
                .setRole(role(placed, copied, first))
                .setNearest(placed.nearest())
                .setLikeness(Math.round(placed.likeness() * 1000) / 1000.0)
                .setCopiedFrom(copied)
                .build();
    }

    private static StoryRole role(Placed placed, @Nullable CopiedFrom copied, Instant first) {
        if (placed.nearest() == null) {
            return StoryRole.ORIGINAL;
        }
        if (copied != null) {
            return copied.getShare() >= COPY ? StoryRole.COPY : StoryRole.REWRITE;
        }
        boolean soon = Duration.between(first, placed.telling().at()).compareTo(FOLLOWED_UP) <= 0;
        return soon ? StoryRole.REWRITE : StoryRole.FOLLOW_UP;
    }

    private static List<StoryEntity> entities(List<Placed> told) {
        Map<String, List<Named>> byId = new TreeMap<>();
        told.stream()
                .flatMap(placed -> placed.telling().entities().stream())
                .forEach(named ->
                        byId.computeIfAbsent(named.id(), _ -> new ArrayList<>()).add(named));
        return byId.values().stream()
                .map(named -> entity(named, told.size()))
                .sorted(Comparator.comparingDouble(StoryEntity::getSalience)
                        .reversed()
                        .thenComparing(StoryEntity::getId))
                .limit(MAX_ENTITIES)
                .toList();
    }

    private static StoryEntity entity(List<Named> named, int articles) {
        double salience = named.stream().mapToDouble(Named::salience).sum() / articles;
        String name =
                named.stream().map(Named::name).min(Comparator.naturalOrder()).orElseThrow();
        return new StoryEntity(named.getFirst().id(), name, Math.round(salience * 1000) / 1000.0, named.size());
    }

    private static List<String> topics(List<Placed> told) {
        Map<String, Long> counts = told.stream()
                .flatMap(placed -> placed.telling().topics().stream())
                .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
