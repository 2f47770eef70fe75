package io.wiredesk.bench.index;

import io.wiredesk.bench.report.Comparison;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.bench.report.Table;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.sink.alert.AlertConfig;
import io.wiredesk.sink.alert.AlertStage;
import io.wiredesk.sink.alert.StandingQueries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Articles a second that many saved searches are asked of, on one thread, in turns with lucene-monitor alone on the
/// same articles and searches: there one field of words in place of title, summary, text and names, and no stems.
///
/// Searches are of a quarter each: two words, a phrase, an entity and a word, a subject and a word; the words as rare
/// as those that people save.
///
/// Then the stage as it runs, one thread on a real broker, exactly once, with the same searches and articles.
public final class AlertBench {
    /// What it compares.
    public static final String MATCHED = "articles that the saved searches are asked of, one thread";

    private static final long SEED = 20261130;
    private static final String TEXT = "text";
    private static final String ENTITY = "entity";
    private static final String TOPIC = "topic";

    /// What is saved, in both languages.
    private record Asked(String query, Query bare) {}

    private final List<EnrichedArticle> articles;
    private final List<Asked> asked;

    private AlertBench(int searches, int count) {
        MadeArticles made = new MadeArticles(SEED);
        Random random = new Random(SEED);
        articles = IntStream.range(0, count).mapToObj(made::article).toList();
        asked = IntStream.range(0, searches)
                .mapToObj(i -> asked(made, random, i % 4))
                .toList();
    }

    /// @param args saved searches, articles, rounds
    public static Measured run(List<String> args) throws Exception {
        int searches = args.isEmpty() ? 10_000 : Integer.parseInt(args.getFirst());
        int count = args.size() > 1 ? Integer.parseInt(args.get(1)) : 5_000;
        int rounds = args.size() > 2 ? Integer.parseInt(args.get(2)) : 3;
        AlertBench bench = new AlertBench(searches, count);
        return Measured.now("alerts", args, List.of(bench.compared(rounds)), List.of(bench.stage(rounds)));
    }

    private Comparison compared(int rounds) throws IOException {
        Rounds compared = new Rounds(MATCHED, "/s", true);
        try (StandingQueries ours = ours();
                Monitor alone = alone()) {
            for (int round = 0; round <= rounds; round++) {
                long start = System.nanoTime();
                long found = 0;
                for (EnrichedArticle article : articles) {
                    found += ours.matching(article).size();
                }
                long between = System.nanoTime();
                long foundAlone = 0;
                for (EnrichedArticle article : articles) {
                    foundAlone += alone.match(document(article), QueryMatch.SIMPLE_MATCHER)
                            .getMatches()
                            .size();
                }
                long end = System.nanoTime();
                // Words are looked for in summaries, names and other forms too, so never fewer.
                if (found < foundAlone) {
                    throw new IllegalStateException(found + " matches, but lucene-monitor has " + foundAlone);
                }
                if (round > 0) {
                    compared.add("Wiredesk", articles.size() * 1e9 / (between - start));
                    compared.add("lucene-monitor alone", articles.size() * 1e9 / (end - between));
                }
            }
        }
        return compared.compared();
    }

    /// Each round sends the articles again under other ids, so that all are told of again.
    private Table stage(int rounds) throws Exception {
        Path folder = Folders.temporary("alert-bench");
        AlertConfig config = Settings.defaults(AlertConfig.class, "alerts");
        List<List<String>> rows = new ArrayList<>();
        try (Wire wire = Wire.start(folder.resolve("broker"), 1);
                AlertStage stage = AlertStage.start(wire.config(), config, folder.resolve("state"))) {
            save(wire, stage);
            String topic = wire.config().names().enriched();
            for (int round = 0; round <= rounds; round++) {
                String suffix = "-" + round;
                List<EnrichedArticle> anew = articles.stream()
                        .map(article -> EnrichedArticle.newBuilder(article)
                                .setId(article.getId() + suffix)
                                .build())
                        .toList();
                StreamsTimes before = StreamsTimes.now();
                wire.send(anew);
                wire.awaitRead("alerts", topic, (long) (round + 1) * articles.size(), stage::running);
                StreamsTimes took = StreamsTimes.now().since(before);
                if (round > 0) {
                    rows.add(List.of(
                            Integer.toString(round),
                            Numbers.of(took.aSecond(articles.size())),
                            Numbers.of(1000 / took.threadMillis(articles.size())),
                            Numbers.of(took.processMillis(articles.size()))));
                }
            }
        }
        return new Table(
                "The stage on a broker, one thread, exactly once",
                List.of(
                        "round",
                        "articles/s",
                        "articles/s of its thread's own time",
                        "ms of broker, bench and all for one"),
                rows);
    }

    private void save(Wire wire, AlertStage stage) throws InterruptedException {
        String topic = wire.config().names().savedSearches();
        var serializer = wire.config().serde(SavedSearch.class).serializer();
        for (SavedSearch search : saved()) {
            wire.send(topic, search.getId().getBytes(StandardCharsets.UTF_8), serializer.serialize(topic, search));
        }
        wire.flush();
        CountDownLatch never = new CountDownLatch(1);
        while (!stage.asks("search-" + (asked.size() - 1))) {
            var _ = never.await(100, TimeUnit.MILLISECONDS);
        }
    }

    private static Asked asked(MadeArticles made, Random random, int kind) {
        String word = made.rareWord(random);
        TermQuery term = new TermQuery(new Term(TEXT, word));
        EnrichedArticle about = made.article(random.nextInt(100_000));
        return switch (kind) {
            case 0 -> {
                String other = made.rareWord(random);
                yield new Asked(word + " " + other, both(term, new TermQuery(new Term(TEXT, other))));
            }
            case 1 -> {
                String other = made.rareWord(random);
                yield new Asked('"' + word + ' ' + other + '"', new PhraseQuery(TEXT, word, other));
            }
            case 2 -> {
                String id = about.getEntities().getFirst().getId();
                yield new Asked(word + " entity:" + id, both(term, new TermQuery(new Term(ENTITY, id))));
            }
            default -> {
                String topic = about.getTopics().getFirst().getName();
                yield new Asked(word + " topic:\"" + topic + '"', both(term, new TermQuery(new Term(TOPIC, topic))));
            }
        };
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.MUST)
                .add(other, Occur.MUST)
                .build();
    }

    private List<SavedSearch> saved() {
        List<SavedSearch> saved = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            saved.add(SavedSearch.newBuilder()
                    .setId("search-" + i)
                    .setName("search " + i)
                    .setQuery(asked.get(i).query())
                    .setCreatedAt(Instant.EPOCH)
                    .build());
        }
        return saved;
    }

    private StandingQueries ours() {
        StandingQueries ours = new StandingQueries();
        ours.putAll(saved());
        return ours;
    }

    private Monitor alone() throws IOException {
        Monitor alone = new Monitor(new StandardAnalyzer(), new TermFilteredPresearcher(), new MonitorConfiguration());
        List<MonitorQuery> queries = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            queries.add(new MonitorQuery("search-" + i, asked.get(i).bare()));
        }
        alone.register(queries);
        return alone;
    }

    private static Document document(EnrichedArticle enriched) {
        Document document = new Document();
        document.add(new TextField(
                TEXT,
                enriched.getArticle().getTitle() + "\n" + enriched.getArticle().getText(),
                Store.NO));
        enriched.getEntities().forEach(entity -> document.add(new StringField(ENTITY, entity.getId(), Store.NO)));
        enriched.getTopics().forEach(topic -> document.add(new StringField(TOPIC, topic.getName(), Store.NO)));
        return document;
    }
}
