package io.wiredesk.bench.parse;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.bench.report.Table;
import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Documents a second on one thread: our [FeedParser] and bare Rome, in turns, then Python's feedparser as a process.
public final class ParsingBench {
    /// What it compares.
    public static final String PARSED = "feeds parsed on one thread";

    private static final long SEED = 17;
    private static final int DOCUMENTS = 200;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 15;

    private ParsingBench() {}

    /// @param args rounds
    public static Measured run(List<String> args) throws IOException, FeedException, InterruptedException {
        int rounds = args.isEmpty() ? ROUNDS : Integer.parseInt(args.getFirst());
        List<byte[]> documents = SampleFeeds.of(DOCUMENTS, SEED);
        Rounds compared = new Rounds(PARSED, "/s", true);
        for (int round = 0; round < WARM_UP + rounds; round++) {
            double our = ours(documents);
            double their = rome(documents);
            if (round >= WARM_UP) {
                compared.add("Wiredesk", our);
                compared.add("Rome 2.1.0", their);
            }
        }
        feedparser(documents).forEach(value -> compared.add("feedparser (Python)", value));
        double bytes = documents.stream()
                .mapToInt(document -> document.length)
                .average()
                .orElse(0);
        Table feeds = new Table(
                "The feeds", List.of("documents", "bytes of one"), List.of(List.of("" + DOCUMENTS, Numbers.of(bytes))));
        return Measured.now("parsing", args, List.of(compared.compared()), List.of(feeds));
    }

    private static double ours(List<byte[]> documents) {
        long start = System.nanoTime();
        for (byte[] document : documents) {
            if (!(FeedParser.parse(document, "application/xml", "https://gazette.example/feed", 1_000)
                    instanceof Parsed)) {
                throw new IllegalStateException("a sample feed was not read");
            }
        }
        return perSecond(documents.size(), start);
    }

    private static double rome(List<byte[]> documents) throws IOException, FeedException {
        long start = System.nanoTime();
        for (byte[] document : documents) {
            if (new SyndFeedInput()
                    .build(new XmlReader(new ByteArrayInputStream(document)))
                    .getEntries()
                    .isEmpty()) {
                throw new IllegalStateException("Rome read no entries");
            }
        }
        return perSecond(documents.size(), start);
    }

    /// Nothing where there is no Python with feedparser.
    private static List<Double> feedparser(List<byte[]> documents) throws IOException, InterruptedException {
        Path folder = Folders.temporary("sample-feeds");
        for (int i = 0; i < documents.size(); i++) {
            Files.write(folder.resolve(i + ".xml"), documents.get(i));
        }
        String script = """
                import feedparser, glob, sys, time
                d = [open(f, 'rb').read() for f in glob.glob(sys.argv[1] + '/*.xml')]
                [feedparser.parse(x) for x in d[:20]]
                t = time.perf_counter()
                [feedparser.parse(x) for x in d]
                print(len(d) / (time.perf_counter() - t))
                """;
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", script, folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return python.waitFor() == 0 ? List.of(Double.parseDouble(answer.strip())) : List.of();
    }

    private static double perSecond(int documents, long start) {
        return documents / ((System.nanoTime() - start) / 1e9);
    }
}
