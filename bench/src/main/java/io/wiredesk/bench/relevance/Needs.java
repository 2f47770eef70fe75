package io.wiredesk.bench.relevance;

import io.wiredesk.bench.relevance.Need.Kind;
import io.wiredesk.bench.story.StoryCorpus;
import io.wiredesk.bench.story.StoryCorpus.Happened;
import io.wiredesk.bench.story.StoryCorpus.Labelled;
import io.wiredesk.news.Article;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The queries with their judgements. Who made the news knows what each article is about, so the judgements follow from
/// that, and from no ranking: a query about an event wants the articles of events of the same kind in which all that
/// the
/// query names is the same, most those of the newest such event; a name wants the articles that bear it, most those
/// with
/// it in the title; what is new wants the newest of them. The same seed gives the same needs.
final class Needs {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    private final StoryCorpus.Made news;
    private final Instant now;
    private final Map<String, Map<Character, List<String>>> wordings = new HashMap<>();
    private final SplittableRandom random;

    private Needs(StoryCorpus.Made news, Instant now, long seed) {
        this.news = news;
        this.now = now;
        this.random = new SplittableRandom(seed);
        String kind = "";
        for (String line : lines()) {
            if (line.startsWith("@")) {
                kind = line.substring(1);
            } else {
                wordings.computeIfAbsent(kind, _ -> new HashMap<>())
                        .computeIfAbsent(line.charAt(0), _ -> new ArrayList<>())
                        .add(line.substring(3));
            }
        }
    }

    private static List<String> lines() {
        try (InputStream in = Needs.class.getResourceAsStream("needs.txt")) {
            return new String(Objects.requireNonNull(in, "needs.txt").readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As many of each kind, no query twice, every other one for tuning.
    ///
    /// @param now the moment of the searches, after the last article
    static List<Need> of(StoryCorpus.Made news, Instant now, long seed, int count) {
        return new Needs(news, now, seed).draw(count);
    }

    private List<Need> draw(int count) {
        List<String> stories = news.events().keySet().stream().sorted().toList();
        List<Need> needs = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        List<Kind> kinds = List.of(Kind.values());
        while (needs.size() < count) {
            Kind kind = kinds.get(needs.size() % kinds.size());
            Happened event = Objects.requireNonNull(news.events().get(stories.get(random.nextInt(stories.size()))));
            String wording = wording(event, kind);
            String query = filled(wording, event);
            Map<String, Integer> grades = grades(kind, wording, event);
            boolean tuning = needs.size() / kinds.size() % 2 == 0;
            if (!query.contains("{") && !grades.isEmpty() && asked.add(kind + query)) {
                needs.add(new Need(kind, query, grades, tuning));
            }
        }
        return needs;
    }

    private String wording(Happened event, Kind kind) {
        char letter = switch (kind) {
            case WORDS -> 'w';
            case MEANING -> 'm';
            case NAME, NEWS -> 'n';
        };
        List<String> choices = Objects.requireNonNull(
                Objects.requireNonNull(wordings.get(event.kind()), event.kind()).get(letter));
        return choices.get(random.nextInt(choices.size()));
    }

    private static String filled(String wording, Happened event) {
        Matcher slot = SLOT.matcher(wording);
        return slot.replaceAll(
                found -> Matcher.quoteReplacement(event.slots().getOrDefault(found.group(1), found.group())));
    }

    private Map<String, Integer> grades(Kind kind, String wording, Happened event) {
        Map<String, Integer> grades = new HashMap<>();
        String newest = newest(wording, event);
        for (Labelled one : news.articles()) {
            int grade = switch (kind) {
                case WORDS, MEANING -> one.story().equals(newest) ? 3 : tells(one, wording, event) ? 1 : 0;
                case NAME -> named(one.article(), filled(wording, event));
                case NEWS -> fresh(one.article(), filled(wording, event));
            };
            if (grade > 0) {
                grades.put(one.article().getId(), grade);
            }
        }
        return grades;
    }

    /// The newest story that is asked for.
    private String newest(String wording, Happened event) {
        Map<String, Instant> begun = new HashMap<>();
        news.articles().stream()
                .filter(one -> tells(one, wording, event))
                .forEach(one -> begun.merge(one.story(), one.article().getPublished(), Needs::earlier));
        return begun.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean tells(Labelled one, String wording, Happened event) {
        Happened told = Objects.requireNonNull(news.events().get(one.story()));
        return told.kind().equals(event.kind())
                && SLOT.matcher(wording)
                        .results()
                        .map(slot -> slot.group(1))
                        .allMatch(slot -> Objects.equals(
                                told.slots().get(slot), event.slots().get(slot)));
    }

    private static int named(Article article, String name) {
        if (article.getTitle().contains(name)) {
            return 3;
        }
        return article.getText().contains(name) ? 1 : 0;
    }

    private int fresh(Article article, String name) {
        if (named(article, name) == 0) {
            return 0;
        }
        Duration age = Duration.between(article.getPublished(), now);
        if (age.compareTo(Duration.ofDays(1)) <= 0) {
            return 3;
        }
        return age.compareTo(Duration.ofDays(3)) <= 0 ? 2 : 1;
    }
}
