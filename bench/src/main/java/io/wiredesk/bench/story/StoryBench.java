package io.wiredesk.bench.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Table;
import io.wiredesk.bench.story.StoryCorpus.Labelled;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.Enrichment;
import io.wiredesk.enrich.story.StoryBook;
import io.wiredesk.enrich.story.Told;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Source;
import io.wiredesk.news.Story;
import io.wiredesk.news.StoryArticle;
import io.wiredesk.schemas.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Scores of the stories on the generated corpus, twice with other articles, and on headlines of real news where there
/// are some.
public final class StoryBench {
    private static final long SEED = 20_260_302;
    private static final int STORIES = 360;
    private static final int MEAN_ARTICLES = 10;
    private static final Duration WINDOW = Duration.ofDays(7);
    /// The thresholds were set on the corpus of the first one.
    private static final long OTHER_SEED = 20_261_201;

    private static final List<String> COPIES = List.of(
            "seed",
            "copies",
            "said to be one",
            "of these from the source or a copy of it",
            "said to be half a copy or more, and none");

    private StoryBench() {}

    /// @param args a file of headlines, or nothing
    public static Measured run(List<String> args) throws IOException {
        Enrichment enrichment = Enrichment.load(Settings.defaults(EnrichConfig.class, "enrich"));
        List<List<String>> scores = new ArrayList<>();
        List<List<String>> copies = new ArrayList<>();
        for (long seed : new long[] {SEED, OTHER_SEED}) {
            List<Labelled> corpus = StoryCorpus.make(seed, STORIES, MEAN_ARTICLES);
            Grouped made =
                    Grouped.of(enriched(corpus.stream().map(Labelled::article).toList(), enrichment));
            scores.add(
                    made.scores(corpus.stream().map(Labelled::story).toList()).row("generated, seed " + seed));
            copies.add(copies(seed, corpus, made));
        }
        if (!args.isEmpty()) {
            Headlines headlines = Headlines.read(Path.of(args.getFirst()));
            scores.add(Grouped.of(enriched(headlines.articles(), enrichment))
                    .scores(headlines.stories())
                    .row("headlines of real news"));
        }
        return Measured.now(
                "stories",
                args.isEmpty() ? List.of() : List.of("HEADLINES.jsonl"),
                List.of(),
                List.of(
                        new Table("Events and the stories found", Scores.COLUMNS, scores),
                        new Table("Articles that were copied, and from where they are said to be", COPIES, copies)));
    }

    private static List<EnrichedArticle> enriched(List<Article> articles, Enrichment enrichment) {
        return articles.stream()
                .map(article -> enrichment.enrich(article, article.getFetched()))
                .toList();
    }

    /// The stories that a corpus fell into.
    record Grouped(List<String> ids, Map<String, StoryArticle> articles, Map<String, String> storyOf) {
        static Grouped of(List<EnrichedArticle> arriving) {
            StoryBook book = StoryBook.inMemory(WINDOW);
            Map<String, Story> stories = new HashMap<>();
            for (EnrichedArticle article : arriving) {
                Told told = book.tell(article);
                told.changed().forEach(story -> stories.put(story.getId(), story));
            }
            Map<String, StoryArticle> articles = new HashMap<>();
            Map<String, String> storyOf = new HashMap<>();
            stories.values()
                    .forEach(story -> story.getArticles().forEach(article -> {
                        articles.put(article.getArticleId(), article);
                        storyOf.put(article.getArticleId(), story.getId());
                    }));
            return new Grouped(arriving.stream().map(EnrichedArticle::getId).toList(), articles, storyOf);
        }

        Scores scores(List<String> known) {
            return Scores.of(
                    known, ids.stream().map(id -> storyOf.getOrDefault(id, id)).toList());
        }
    }

    /// Of the articles that were copied, how many are said to be, and from the right text: the source, or one that has
    /// the same from it.
    private static List<String> copies(long seed, List<Labelled> corpus, Grouped made) {
        Map<String, String> sources = new HashMap<>();
        corpus.forEach(one -> {
            if (one.copied() != null) {
                sources.put(one.article().getId(), one.copied());
            }
        });
        int found = 0;
        int right = 0;
        int wrong = 0;
        for (Labelled one : corpus) {
            StoryArticle article = made.articles().get(one.article().getId());
            if (article == null || article.getCopiedFrom() == null) {
                continue;
            }
            if (one.copied() == null) {
                wrong += article.getCopiedFrom().getShare() >= 0.5 ? 1 : 0;
                continue;
            }
            found++;
            String from = article.getCopiedFrom().getArticleId();
            right += chain(one.copied(), sources).contains(from) || one.copied().equals(sources.get(from)) ? 1 : 0;
        }
        return List.of(
                Long.toString(seed),
                Integer.toString(sources.size()),
                Numbers.of((double) found / sources.size()),
                Numbers.of((double) right / Math.max(1, found)),
                Integer.toString(wrong));
    }

    private static List<String> chain(String from, Map<String, String> sources) {
        List<String> chain = new ArrayList<>();
        for (String id = from; id != null; id = sources.get(id)) {
            chain.add(id);
        }
        return chain;
    }

    /// Headlines of real news with the story of each, in order of appearance; a minute apart, as times are not given.
    record Headlines(List<Article> articles, List<String> stories) {
        static Headlines read(Path file) throws IOException {
            List<Article> articles = new ArrayList<>();
            List<String> stories = new ArrayList<>();
            Instant at = Instant.parse("2014-03-10T06:00:00Z");
            for (String line : Files.readAllLines(file)) {
                JsonNode row = new JsonMapper().readTree(line);
                at = at.plusSeconds(60);
                articles.add(Article.newBuilder()
                        .setId(row.path("id").asText())
                        .setRevision(1)
                        .setFeedId("headlines")
                        .setSource(new Source(
                                row.path("publisher").asText(), row.path("host").asText()))
                        .setTitle(row.path("title").asText())
                        .setText("")
                        .setPublished(at)
                        .setFetched(at)
                        .setContentSha256("")
                        .build());
                stories.add(row.path("story").asText());
            }
            return new Headlines(articles, stories);
        }
    }
}
