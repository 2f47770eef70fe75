package io.wiredesk.bench;

import io.wiredesk.bench.dictionary.DictionaryBench;
import io.wiredesk.bench.index.AlertBench;
import io.wiredesk.bench.index.IndexBench;
import io.wiredesk.bench.index.OpenSearchBench;
import io.wiredesk.bench.lag.MonitorBench;
import io.wiredesk.bench.page.PageBench;
import io.wiredesk.bench.parse.ParsingBench;
import io.wiredesk.bench.poll.PollBench;
import io.wiredesk.bench.relevance.RelevanceBench;
import io.wiredesk.bench.story.StoryBench;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The benches by name, what `wiredesk bench` runs: the first argument is the name, the others are that bench's own.
/// Without arguments they are listed. Exits with 2 for a name that there isn't.
public final class Bench {
    /// A bench's entry.
    @FunctionalInterface
    private interface Main {
        void run(String[] arguments) throws Exception;
    }

    private record Entry(String arguments, String says, Main main) {}

    private static final Map<String, Entry> ALL = new LinkedHashMap<>();

    static {
        ALL.put("parsing", new Entry("[ROUNDS]", "documents a second, beside Rome and feedparser", ParsingBench::main));
        ALL.put("pages", new Entry("PAGES.jsonl [ROUNDS]", "the text of article pages, and how fast", PageBench::main));
        ALL.put(
                "polling",
                new Entry(
                        "rate|kill [FEEDS [INTERVAL [SECONDS]]]", "polls a second on a made-up web", PollBench::main));
        ALL.put("stories", new Entry("[HEADLINES.jsonl]", "how well one event becomes one story", StoryBench::main));
        ALL.put(
                "relevance",
                new Entry("[STORIES_A_WEEK]", "how well searches rank, beside plain BM25", RelevanceBench::main));
        ALL.put("dictionary", new Entry("[NAMES]", "size and look-ups of a large dictionary", DictionaryBench::main));
        ALL.put(
                "index",
                new Entry(
                        "[ROUND_ARTICLES] [QUERY_ARTICLES] [ROUNDS]",
                        "Kafka to searchable, beside bare Lucene; freshness; queries",
                        IndexBench::main));
        ALL.put(
                "opensearch",
                new Entry("URL [ARTICLES] [ROUNDS]", "Kafka to OpenSearch, beside raw bulk", OpenSearchBench::main));
        ALL.put(
                "alerts",
                new Entry(
                        "[SEARCHES] [ARTICLES] [ROUNDS]",
                        "articles that saved searches are asked of, beside lucene-monitor",
                        AlertBench::main));
        ALL.put(
                "monitor",
                new Entry("[GROUPS PARTITIONS SECONDS]", "many groups, beside Kafka's own tool", MonitorBench::main));
    }

    private Bench() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        if (args.length == 0 || args[0].equals("--help")) {
            System.out.println(
                    "Usage: wiredesk bench NAME [ARGUMENTS]\nMeasures beside what people would use instead.\n");
            ALL.forEach(
                    (name, entry) -> System.out.printf("  %-11s %-42s %s%n", name, entry.arguments(), entry.says()));
            System.out.println("\nExample: wiredesk bench parsing 15");
            return;
        }
        Entry entry = ALL.get(args[0]);
        if (entry == null) {
            System.err.println(
                    "wiredesk: there is no bench " + args[0] + "; there are " + String.join(", ", ALL.keySet()));
            System.exit(2);
            return;
        }
        entry.main().run(Arrays.copyOfRange(args, 1, args.length));
    }
}
