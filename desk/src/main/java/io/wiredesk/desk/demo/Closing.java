package io.wiredesk.desk.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.GroupLag;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.monitor.LagTable;
import io.wiredesk.news.Alert;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.Story;
import io.wiredesk.schemas.MediaTopicRoot;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The demo's closing table: what came in, what was made of it, and that nothing is left.
///
/// @param feeds subscriptions that were polled
/// @param feedsFailing those whose last poll failed
/// @param articles different articles
/// @param revisions article revisions; each article has at least one
/// @param articleRecords records on the articles topic: the revisions, if each came exactly once
/// @param enriched revisions that were enriched
/// @param enrichedRecords records on the enriched topic
/// @param entities different entities
/// @param linked those of them with a Wikidata id
/// @param mentions records on the mentions topic: one for each entity of each revision
/// @param topics revisions by subject, most frequent subject first
/// @param languages revisions by language
/// @param stories the one with the most articles first; every article is in one
/// @param alerts what the demo's saved search told of
/// @param indexed articles in the search index
/// @param lag every consumer group
public record Closing(
        int feeds,
        long feedsFailing,
        int articles,
        int revisions,
        long articleRecords,
        int enriched,
        long enrichedRecords,
        long entities,
        long linked,
        long mentions,
        long expectedMentions,
        Map<String, Long> topics,
        Map<String, Long> languages,
        List<Story> stories,
        List<Alert> alerts,
        long indexed,
        long deadLetters,
        LagReport lag,
        Duration took) {

    static Closing of(Tally.Figures figures, long indexed, LagReport lag, Duration took) {
        List<EnrichedArticle> enriched = figures.enriched();
        Set<String> ids = enriched.stream()
                .flatMap(article -> article.getEntities().stream())
                .map(Entity::getId)
                .collect(Collectors.toSet());
        return new Closing(
                figures.statuses().size(),
                figures.feedsFailing(),
                figures.articles(),
                figures.articleRevisions(),
                figures.articleRecords(),
                enriched.size(),
                figures.enrichedRecords(),
                ids.size(),
                ids.stream().filter(id -> id.startsWith("Q")).count(),
                figures.mentions(),
                enriched.stream().mapToLong(Closing::named).sum(),
                counts(
                        enriched,
                        a -> a.getTopics().stream().map(t -> slug(t.getCode())).distinct()),
                counts(enriched, a -> Stream.of(a.getLanguage())),
                figures.stories().stream()
                        .sorted(Comparator.comparingInt(Story::getSize)
                                .reversed()
                                .thenComparing(Story::getFirstSeen)
                                .thenComparing(Story::getId))
                        .toList(),
                figures.alerts(),
                indexed,
                figures.deadLetters(),
                lag,
                took);
    }

    /// A country and its people are two entities with one id, and one mention.
    private static long named(EnrichedArticle article) {
        return article.getEntities().stream().map(Entity::getId).distinct().count();
    }

    private static String slug(String code) {
        return MediaTopicRoot.ofCode(code).map(MediaTopicRoot::slug).orElse(code);
    }

    private static Map<String, Long> counts(
            List<EnrichedArticle> articles, Function<EnrichedArticle, Stream<String>> values) {
        return articles.stream()
                .flatMap(values)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /// Whether the figures agree with each other and nothing is left to read.
    public boolean settled() {
        return revisions == enriched
                && revisions == articleRecords
                && enriched == enrichedRecords
                && mentions == expectedMentions
                && articles == indexed
                && stories.stream().mapToInt(Story::getSize).sum() == articles
                && lag.unreadable().isEmpty()
                && !lag.groups().isEmpty()
                && lag.groups().stream().allMatch(group -> group.lagRecords() == 0);
    }

    /// One document.
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("feeds", feeds).put("feeds_failing", feedsFailing);
        json.put("articles", articles).put("revisions", revisions).put("enriched", enriched);
        json.put("article_records", articleRecords).put("enriched_records", enrichedRecords);
        json.put("entities", entities).put("entities_linked", linked).put("mentions", mentions);
        ObjectNode bySubject = json.putObject("topics");
        topics.forEach(bySubject::put);
        ObjectNode byLanguage = json.putObject("languages");
        languages.forEach(byLanguage::put);
        ArrayNode told = json.putArray("stories");
        stories.forEach(story -> told.add(StoryLines.json(story)));
        ArrayNode given = json.putArray("alerts");
        alerts.forEach(alert -> given.add(alert(alert)));
        json.put("indexed", indexed).put("dead_letters", deadLetters);
        ArrayNode groups = json.putArray("lag");
        lag.groups().forEach(group -> groups.add(group(group)));
        return json.put("seconds", took.toMillis() / 1000.0).put("settled", settled());
    }

    private static ObjectNode alert(Alert alert) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("search", alert.getSearchId())
                .put("query", alert.getQuery())
                .put("article", alert.getArticleId())
                .put("story", alert.getStoryId())
                .put("title", alert.getTitle())
                .put("source", alert.getSource().getName());
        ArrayNode clauses = json.putArray("clauses");
        alert.getClauses().forEach(clauses::add);
        return json;
    }

    private static ObjectNode group(GroupLag group) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", group.group())
                .put("type", group.type())
                .put("lag_records", group.lagRecords())
                .put("lag_seconds", group.lagSeconds())
                .put("verdict", group.verdict().name());
    }

    /// A table for people.
    public String table() {
        List<String> rows = List.of(
                row(
                        "feeds",
                        feeds + (feedsFailing == 0 ? "" : " (" + feedsFailing + " can't be read, see 'feeds status')")),
                row("articles", articles + " in " + revisions + " revisions"),
                row("languages", join(languages)),
                row("entities", entities + ", " + linked + " of them known to Wikidata, in " + mentions + " mentions"),
                row("topics", join(topics)),
                row("stories", StoryLines.summary(stories)),
                row(
                        "alerts",
                        alerts.stream()
                                .map(alert -> alert.getSearchName() + ": \"" + alert.getTitle() + "\"")
                                .collect(Collectors.joining(", "))),
                row("indexed", Long.toString(indexed)),
                row("dead letters", Long.toString(deadLetters)),
                row("took", String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0)));
        return String.join("\n", rows) + "\n\n" + LagTable.render(lag);
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "%-13s %s", name, value);
    }

    private static String join(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
