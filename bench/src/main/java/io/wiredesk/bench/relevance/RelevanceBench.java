package io.wiredesk.bench.relevance;

import io.wiredesk.bench.relevance.Need.Kind;
import io.wiredesk.bench.report.Comparison;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Table;
import io.wiredesk.bench.story.StoryCorpus;
import io.wiredesk.bench.story.StoryCorpus.Labelled;
import io.wiredesk.desk.record.QueryVectors;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.Enrichment;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.lucene.LuceneIndex;
import io.wiredesk.sink.meaning.MeaningSearch;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// How well searches rank, beside plain BM25 on the same articles.
public final class RelevanceBench {
    /// What it compares.
    public static final String RANKED = "nDCG@10 of all queries";

    private static final long SEED = 20_261_126;
    private static final int STORIES = 150;
    private static final int WEEKS = 4;
    private static final int MEAN_ARTICLES = 3;
    private static final int NEEDS = 200;
    private static final int HITS = 10;

    /// Ids for a query, the best first.
    private interface Ranker {
        List<String> search(String query) throws IOException;
    }

    /// What each ranker reached.
    ///
    /// @param ndcg by ranker, need by need
    record Report(List<Need> needs, int articles, Map<String, List<Double>> ndcg) {
        double mean(String ranker, Predicate<Need> which) {
            List<Double> all = ndcg.getOrDefault(ranker, List.of());
            double sum = 0;
            int count = 0;
            for (int i = 0; i < needs.size(); i++) {
                if (which.test(needs.get(i))) {
                    sum += all.get(i);
                    count++;
                }
            }
            return sum / Math.max(1, count);
        }

        /// Of all queries, the default beside plain BM25 and the others.
        Comparison compared() {
            List<String> rankers = new ArrayList<>(ndcg.keySet());
            // Ours first; the order of the others stays, plain BM25 before the rest.
            rankers.sort(Comparator.comparing(ranker -> !ranker.equals(RELEVANCE)));
            return new Comparison(
                    RANKED,
                    "",
                    true,
                    rankers.stream()
                            .map(ranker -> new Comparison.Side(ranker, List.of(mean(ranker, _ -> true))))
                            .toList());
        }

        Table table() {
            List<String> columns = new ArrayList<>(List.of("queries"));
            columns.addAll(ndcg.keySet());
            List<List<String>> rows = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                rows.add(row(kind.says(), need -> need.kind() == kind));
            }
            rows.add(row("all, for tuning", Need::tuning));
            rows.add(row("all, for checking", need -> !need.tuning()));
            rows.add(row("all", _ -> true));
            return new Table(
                    "nDCG@10 by kind, of " + needs.size() + " queries on " + articles + " articles", columns, rows);
        }

        private List<String> row(String name, Predicate<Need> which) {
            List<String> row = new ArrayList<>(List.of(name));
            ndcg.keySet().forEach(ranker -> row.add(Numbers.of(mean(ranker, which))));
            return row;
        }
    }

    static final String PLAIN = "plain BM25";
    static final String WORDS = "all words, no freshness";
    static final String RELEVANCE = "all words (default)";
    static final String SEMANTIC = "words and meaning";

    private RelevanceBench() {}

    /// @param args stories a week
    public static Measured run(List<String> args) throws IOException {
        int stories = args.isEmpty() ? STORIES : Integer.parseInt(args.getFirst());
        Report report = run(stories, NEEDS);
        return Measured.now("relevance", args, List.of(report.compared()), List.of(report.table()));
    }

    /// @param stories made-up events a week, some of them hard to tell apart
    /// @param count queries
    static Report run(int stories, int count) throws IOException {
        StoryCorpus.Made news = weeks(stories);
        List<Need> needs = Needs.of(news, Instant.now(), SEED, count);
        Enrichment enrichment = Enrichment.load(Settings.defaults(EnrichConfig.class, "enrich"));
        List<EnrichedArticle> enriched = news.articles().parallelStream()
                .map(Labelled::article)
                .map(article -> enrichment.enrich(article, article.getFetched()))
                .toList();
        Path folder = Files.createTempDirectory("relevance");
        try (PlainBm25 plain = new PlainBm25(enriched);
                SearchIndex index = LuceneIndex.open(folder)) {
            index.apply(enriched.stream().<IndexChange>map(IndexChange.Put::new).toList(), Map.of());
            MeaningSearch meaning = new MeaningSearch(index, new QueryVectors());
            Map<String, Ranker> rankers = new LinkedHashMap<>();
            rankers.put(PLAIN, query -> plain.search(query, HITS));
            rankers.put(WORDS, query -> ids(index.search(asked(query, "words"))));
            rankers.put(RELEVANCE, query -> ids(index.search(asked(query, "relevance"))));
            rankers.put(SEMANTIC, query -> ids(meaning.search(asked(query, "relevance"))));
            Map<String, List<Double>> ndcg = new LinkedHashMap<>();
            for (Map.Entry<String, Ranker> ranker : rankers.entrySet()) {
                List<Double> values = new ArrayList<>();
                for (Need need : needs) {
                    values.add(need.ndcg(ranker.getValue().search(need.query())));
                }
                ndcg.put(ranker.getKey(), values);
            }
            return new Report(needs, enriched.size(), ndcg);
        } finally {
            Folders.delete(folder);
        }
    }

    /// The news of the last weeks: what is new and what is not is counted from the moment of the search.
    private static StoryCorpus.Made weeks(int stories) {
        List<Labelled> articles = new ArrayList<>();
        Map<String, StoryCorpus.Happened> events = new LinkedHashMap<>();
        Instant now = Instant.now();
        for (int week = 0; week < WEEKS; week++) {
            StoryCorpus.Made made = StoryCorpus.made(SEED + week, stories, MEAN_ARTICLES);
            String name = "w" + week + "-";
            Duration shift = Duration.between(last(made), now).minus(Duration.ofDays(7L * week));
            made.events().forEach((story, event) -> events.put(name + story, event));
            for (Labelled one : made.articles()) {
                Article article = one.article();
                article.setId(name + article.getId());
                article.setPublished(article.getPublished().plus(shift));
                articles.add(new Labelled(article, name + one.story(), null));
            }
        }
        return new StoryCorpus.Made(articles, events);
    }

    private static Instant last(StoryCorpus.Made made) {
        return made.articles().stream()
                .map(one -> one.article().getPublished())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static SearchRequest asked(String query, String sort) {
        return new SearchRequest(query, sort, HITS, null, Show.HITS);
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(hit -> hit.article().getId()).toList();
    }
}
