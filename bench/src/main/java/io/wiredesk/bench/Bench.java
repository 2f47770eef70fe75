package io.wiredesk.bench;

import io.wiredesk.bench.dictionary.DictionaryBench;
import io.wiredesk.bench.index.AlertBench;
import io.wiredesk.bench.index.IndexBench;
import io.wiredesk.bench.index.OpenSearchBench;
import io.wiredesk.bench.index.ReindexBench;
import io.wiredesk.bench.lag.MonitorBench;
import io.wiredesk.bench.month.MonthBench;
import io.wiredesk.bench.page.PageBench;
import io.wiredesk.bench.parse.ParsingBench;
import io.wiredesk.bench.path.KafkaBench;
import io.wiredesk.bench.poll.PollBench;
import io.wiredesk.bench.poll.ReadersBench;
import io.wiredesk.bench.recognition.RecognitionBench;
import io.wiredesk.bench.relevance.RelevanceBench;
import io.wiredesk.bench.report.BadArguments;
import io.wiredesk.bench.report.Book;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.story.StoryBench;
import io.wiredesk.bench.story.StoryWeek;
import io.wiredesk.bench.street.StreetBench;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The benches by name, what `wiredesk bench` runs: the first argument is the name, the others are that bench's own.
///
/// What was measured goes to the standard output as Markdown, and with `--keep` into the documentation, whose page is
/// made anew. `all` runs those that need nothing but this machine and keeps what they measured; `report` only makes the
/// page. Without arguments the benches are listed. Exits with 2 for a name that there isn't.
@SuppressWarnings("SystemOut")
public final class Bench {
    private static final String KEEP = "--keep";

    /// A bench's entry.
    @FunctionalInterface
    private interface Main {
        Measured run(List<String> arguments) throws Exception;
    }

    /// @param all the arguments that `all` runs it with; null where it needs what isn't here
    private record Entry(
            String arguments, String says, @Nullable List<String> all, Main main) {}

    private static final Map<String, Entry> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                "parsing",
                new Entry("[ROUNDS]", "feeds a second, beside Rome and feedparser", List.of("15"), ParsingBench::run));
        ALL.put(
                "pages",
                new Entry("PAGES.jsonl [ROUNDS]", "the text of article pages, and how fast", null, PageBench::run));
        ALL.put(
                "polling",
                new Entry(
                        "[FEEDS [INTERVAL [SECONDS]]]",
                        "polls a second on a made-up web",
                        List.of("100000", "50", "60"),
                        PollBench::rate));
        ALL.put(
                "polling-kill",
                new Entry(
                        "[FEEDS [INTERVAL [SECONDS]]]",
                        "the same by three processes of which one is killed",
                        List.of("3000", "20", "20"),
                        PollBench::kill));
        ALL.put(
                "readers",
                new Entry(
                        "[FEEDS [ROUNDS]]", "feeds read from scratch, beside Newsboat", List.of(), ReadersBench::run));
        ALL.put(
                "street",
                new Entry(
                        "[SECONDS [ARTICLES…]]",
                        "feed to searchable, everything on, at several paces",
                        List.of(),
                        StreetBench::run));
        ALL.put(
                "street-instances",
                new Entry(
                        "[INSTANCES…]",
                        "the rate at saturation with more processes that enrich",
                        List.of(),
                        StreetBench::instances));
        ALL.put(
                "street-commits",
                new Entry(
                        "[MILLISECONDS…]",
                        "freshness and rate by the time between commits",
                        List.of(),
                        StreetBench::commits));
        ALL.put(
                "month",
                new Entry(
                        "[DAYS [MINUTES [FEEDS [ARTICLES]]]]",
                        "a month of news in an hour, everything on",
                        List.of(),
                        MonthBench::run));
        ALL.put(
                "stories",
                new Entry("[HEADLINES.jsonl]", "how well one event becomes one story", List.of(), StoryBench::run));
        ALL.put(
                "story-week",
                new Entry(
                        "[ARTICLES_A_DAY [DAYS [FOLDER]]]",
                        "finding stories with a week of news in state",
                        List.of(),
                        StoryWeek::run));
        ALL.put(
                "recognition",
                new Entry(
                        "TRAINING.tsv SET.tsv…",
                        "names found, beside CoreNLP and OpenNLP",
                        null,
                        RecognitionBench::run));
        ALL.put(
                "relevance",
                new Entry(
                        "[STORIES_A_WEEK]",
                        "how well searches rank, beside plain BM25",
                        List.of(),
                        RelevanceBench::run));
        ALL.put(
                "dictionary",
                new Entry("[NAMES]", "size and look-ups of a large dictionary", List.of(), DictionaryBench::run));
        ALL.put(
                "index",
                new Entry(
                        "[ARTICLES [ROUNDS]]", "Kafka to searchable, beside bare Lucene", List.of(), IndexBench::run));
        ALL.put(
                "queries",
                new Entry(
                        "[ARTICLES…]",
                        "fresh articles, and queries over HTTP, how long they take",
                        List.of(),
                        IndexBench::queries));
        ALL.put(
                "reindex",
                new Entry(
                        "[ARTICLES]",
                        "a live index built anew beside itself while it is searched",
                        List.of(),
                        ReindexBench::run));
        ALL.put(
                "kafka",
                new Entry(
                        "[ARTICLES [ROUNDS]]",
                        "ingest and sink as Kafka's clients, beside bare ones",
                        List.of(),
                        KafkaBench::run));
        ALL.put(
                "opensearch",
                new Entry(
                        "URL [ARTICLES] [ROUNDS]", "Kafka to OpenSearch, beside raw bulk", null, OpenSearchBench::run));
        ALL.put(
                "alerts",
                new Entry(
                        "[SEARCHES] [ARTICLES] [ROUNDS]",
                        "articles that saved searches are asked of, beside lucene-monitor",
                        List.of(),
                        AlertBench::run));
        ALL.put(
                "monitor",
                new Entry(
                        "[GROUPS PARTITIONS SECONDS]",
                        "many groups, beside Kafka's own tool",
                        List.of(),
                        MonitorBench::run));
    }

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(args));
        boolean keep = arguments.remove(KEEP);
        if (arguments.isEmpty() || arguments.getFirst().equals("--help")) {
            list();
            return;
        }
        // Where the documentation is: `wiredesk` says where it lies itself.
        Book book = new Book(Path.of(System.getProperty("wiredesk.home", "."), "docs"));
        String name = arguments.removeFirst();
        if (name.equals("report")) {
            book.write();
        } else if (name.equals("all")) {
            for (Map.Entry<String, Entry> bench : ALL.entrySet()) {
                if (bench.getValue().all() != null) {
                    run(bench.getValue(), bench.getValue().all(), book, true);
                }
            }
        } else if (ALL.containsKey(name)) {
            run(Objects.requireNonNull(ALL.get(name)), arguments, book, keep);
        } else {
            System.err.println(
                    "wiredesk: there is no bench " + name + "; there are " + String.join(", ", ALL.keySet()));
            System.exit(2);
        }
    }

    private static void run(Entry bench, List<String> arguments, Book book, boolean keep) throws Exception {
        Measured measured;
        try {
            measured = bench.main().run(arguments);
        } catch (BadArguments e) {
            refuse(e.getMessage());
            return;
        } catch (NumberFormatException _) {
            refuse("this bench takes numbers: " + bench.arguments());
            return;
        } catch (NoSuchFileException e) {
            refuse("there is no file " + e.getFile());
            return;
        }
        Folders.deleteTemporary();
        System.out.println(measured.markdown(false));
        if (keep) {
            book.keep(measured);
            book.write();
        }
    }

    private static void refuse(@Nullable String why) {
        System.err.println("wiredesk: " + why);
        System.exit(2);
    }

    private static void list() {
        System.out.println("""
                Usage: wiredesk bench NAME [ARGUMENTS] [--keep]
                Measures beside what people would use instead; --keep puts it into docs/benchmarks.md.
                """);
        ALL.forEach((name, entry) -> System.out.printf("  %-16s %-42s %s%n", name, entry.arguments(), entry.says()));
        System.out.println("""

                  all              runs all that need nothing but this machine, and keeps what they measure; some hours
                  report           makes docs/benchmarks.md again from what is kept

                Example: wiredesk bench parsing 15""");
    }
}
