package io.wiredesk.bench.story;

import io.wiredesk.news.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Made-up news in which it is known what belongs together and who copied whom.
///
/// A third of the events are made hard: they happen in the same place, to the same company or clubs as another event of
/// the days before, and half of those are of the same kind, as market reports, weather, matches and council votes are.
/// The same seed gives the same corpus.
public final class StoryCorpus {
    private static final Set<String> SHARED = Set.of("town", "town2", "org", "org2", "team", "team2", "x", "street");

    /// @param story which event it tells
    /// @param copied id of the article that it was copied from; null for one in words of its own
    public record Labelled(
            Article article, String story, @Nullable String copied) {}

    /// What happened.
    ///
    /// @param kind its name, such as `takeover`
    /// @param slots who, where and how much, by the names in `events.txt`
    public record Happened(String kind, Map<String, String> slots) {
        public Happened {
            slots = Map.copyOf(slots);
        }
    }

    /// All that was written, and what happened, by story.
    public record Made(List<Labelled> articles, Map<String, Happened> events) {
        public Made {
            articles = List.copyOf(articles);
            events = Map.copyOf(events);
        }
    }

    /// When something happens, and how much is written about it by whom.
    public interface Season {
        /// How many events there are.
        int events();

        /// When an event happens.
        ///
        /// @param number from 0, in the order of time
        Instant start(int number, SplittableRandom random);

        /// How many articles tell of it, one at least.
        int articles(int number, SplittableRandom random);

        /// The number of an outlet that writes about something.
        int outlet(SplittableRandom random);
    }

    /// A week of even pace.
    ///
    /// @param meanArticles of an event
    private record Week(int events, int meanArticles) implements Season {
        private static final Instant MONDAY = Instant.parse("2026-03-02T05:00:00Z");
        private static final Duration LENGTH = Duration.ofDays(6);
        private static final int OUTLETS = 70;

        @Override
        public Instant start(int number, SplittableRandom random) {
            return MONDAY.plusSeconds(LENGTH.toSeconds() * number / events + random.nextInt(3_600));
        }

        @Override
        public int articles(int number, SplittableRandom random) {
            return few(meanArticles, random);
        }

        @Override
        public int outlet(SplittableRandom random) {
            return random.nextInt(OUTLETS);
        }
    }

    private record Event(EventKind kind, Map<String, String> slots) {}

    private StoryCorpus() {}

    /// In order of arrival.
    static List<Labelled> make(long seed, int stories, int meanArticles) {
        return made(seed, stories, meanArticles).articles();
    }

    /// In order of arrival, with what happened.
    public static Made made(long seed, int stories, int meanArticles) {
        return made(seed, new Week(stories, meanArticles));
    }

    /// Most stories are small, some are everywhere.
    public static int few(int mean, SplittableRandom random) {
        return 1 + (int) (mean * 2.2 * random.nextDouble() * (0.2 + random.nextDouble() * 1.2));
    }

    /// In order of arrival, with what happened.
    public static Made made(long seed, Season season) {
        Map<String, Happened> happened = new HashMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        List<EventKind> kinds = EventKind.bundled();
        List<Event> events = new ArrayList<>();
        List<Labelled> corpus = new ArrayList<>();
        for (int i = 0; i < season.events(); i++) {
            Event event = event(kinds, events, random);
            events.add(event);
            Instant start = season.start(i, random);
            int articles = season.articles(i, random);
            // What is named for the first time while writing is drawn then.
            Map<String, String> slots = new HashMap<>(event.slots());
            corpus.addAll(
                    new MadeStory(event.kind(), slots, start, "e" + i, season::outlet, random.split()).write(articles));
            happened.put("e" + i, new Happened(event.kind().name(), slots));
        }
        corpus.sort(Comparator.comparing((Labelled one) -> one.article().getFetched())
                .thenComparing(one -> one.article().getId()));
        return new Made(corpus, happened);
    }

    private static Event event(List<EventKind> kinds, List<Event> events, SplittableRandom random) {
        EventKind kind = Names.pick(kinds, random);
        Map<String, String> slots = new HashMap<>();
        if (!events.isEmpty() && random.nextInt(3) == 0) {
            Event like = events.get(random.nextInt(Math.max(0, events.size() - 40), events.size()));
            kind = random.nextBoolean() ? like.kind() : kind;
            slots.putAll(kind.draw(random));
            like.slots().forEach((slot, value) -> {
                if (SHARED.contains(slot)) {
                    slots.put(slot, value);
                }
            });
        } else {
            slots.putAll(kind.draw(random));
        }
        for (String name : List.of("town", "town2", "org", "org2", "team", "team2")) {
            slots.computeIfAbsent(name, slot -> Names.of(slot, random));
        }
        return new Event(kind, slots);
    }
}
