package io.wiredesk.bench.index;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.sink.alert.StandingQueries;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
/// Run: `java -cp … io.wiredesk.bench.index.AlertBench [SEARCHES] [ARTICLES] [ROUNDS]`.
@SuppressWarnings("SystemOut")
public final class AlertBench {
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

    public static void main(String[] args) throws IOException {
        int searches = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        new AlertBench(searches, count).run(rounds);
    }

    private void run(int rounds) throws IOException {
        System.out.printf("%d searches, %d articles of 4.8 kB, seed %d%n", asked.size(), articles.size(), SEED);
        System.out.println("round  wiredesk/s  matches  lucene-monitor/s  matches  ratio");
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
                double each = articles.size() * 1e9 / (between - start);
                double eachAlone = articles.size() * 1e9 / (System.nanoTime() - between);
                System.out.printf(
                        Locale.ROOT,
                        "%5s %11.0f %8d %17.0f %8d %6.2f%n",
                        round == 0 ? "warm" : Integer.toString(round),
                        each,
                        found,
                        eachAlone,
                        foundAlone,
                        each / eachAlone);
            }
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

    private StandingQueries ours() {
        List<SavedSearch> saved = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            saved.add(SavedSearch.newBuilder()
                    .setId("search-" + i)
                    .setName("search " + i)
                    .setQuery(asked.get(i).query())
                    .setCreatedAt(Instant.EPOCH)
                    .build());
        }
        StandingQueries ours = new StandingQueries();
        ours.putAll(saved);
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
