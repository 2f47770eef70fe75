package io.wiredesk.bench.alert;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.sink.alert.Alerts;
import io.wiredesk.sink.alert.StandingQueries;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Articles a second on one thread against many saved searches, ours and bare lucene-monitor in turns:
/// `AlertBench [SEARCHES [ROUNDS]]`.
public final class AlertBench {
    private static final long SEED = 20_261_125;
    private static final int ARTICLES = 400;

    private interface Matcher {
        int matches(EnrichedArticle article) throws IOException;
    }

    /// @param rates articles a second, one a round
    private record Measured(String name, Matcher matcher, List<Double> rates, long[] matches) {}

    private AlertBench() {}

    public static void main(String[] args) throws IOException {
        int searches = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        MadeNews news = new MadeNews(SEED);
        List<String> queries = news.queries(searches);
        List<EnrichedArticle> articles = news.articles(ARTICLES);
        try (BareMonitor bare = new BareMonitor(queries);
                StandingQueries standing = new StandingQueries()) {
            standing.putAll(saved(queries));
            List<Measured> all = List.of(
                    measured("lucene-monitor, bare", bare::matches),
                    measured("wiredesk, matching", article -> standing.matching(article).size()),
                    measured("wiredesk, alerts with reasons", article -> Alerts.of(article, standing)
                            .size()));
            for (int round = -2; round < rounds; round++) {
                for (Measured each : all) {
                    double rate = rate(each, articles);
                    if (round >= 0) { // Before, the compiler warms up.
                        each.rates().add(rate);
                    }
                }
            }
            print(searches, all);
        }
    }

    private static List<SavedSearch> saved(List<String> queries) {
        List<SavedSearch> saved = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            saved.add(SavedSearch.newBuilder()
                    .setId("s" + i)
                    .setName("s" + i)
                    .setQuery(queries.get(i))
                    .setCreatedAt(Instant.EPOCH)
                    .build());
        }
        return saved;
    }

    private static Measured measured(String name, Matcher matcher) {
        return new Measured(name, matcher, new ArrayList<>(), new long[1]);
    }

    private static double rate(Measured measured, List<EnrichedArticle> articles) throws IOException {
        long matches = 0;
        long start = System.nanoTime();
        for (EnrichedArticle article : articles) {
            matches += measured.matcher().matches(article);
        }
        measured.matches()[0] = matches;
        return articles.size() * 1e9 / (System.nanoTime() - start);
    }

    private static void print(int searches, List<Measured> all) {
        System.out.println("| " + searches + " searches | articles/s, median | lowest to highest | of bare | alerts an article |");
        System.out.println("|---|---|---|---|---|");
        double bare = median(all.getFirst().rates());
        for (Measured each : all) {
            double[] sorted = sorted(each.rates());
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f to %.0f | %.2f | %.1f |",
                    each.name(),
                    median(each.rates()),
                    sorted[0],
                    sorted[sorted.length - 1],
                    median(each.rates()) / bare,
                    (double) each.matches()[0] / ARTICLES));
        }
    }

    private static double median(List<Double> rates) {
        double[] sorted = sorted(rates);
        return sorted[sorted.length / 2];
    }

    private static double[] sorted(List<Double> rates) {
        double[] sorted = rates.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
