package io.wiredesk.bench.parse;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Documents a second on one thread: our [FeedParser] and bare Rome, in turns, then Python's feedparser as a process.
/// Prints the median of the rounds, their spread, and each peer's ratio.
///
/// Run: `java -cp … io.wiredesk.bench.parse.ParsingBench [ROUNDS]`
public final class ParsingBench {
    private static final int DOCUMENTS = 200;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 15;

    private ParsingBench() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException, FeedException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        List<byte[]> documents = SampleFeeds.of(DOCUMENTS, 17);
        List<Double> ours = new ArrayList<>();
        List<Double> rome = new ArrayList<>();
        for (int round = 0; round < WARM_UP + rounds; round++) {
            double our = ours(documents);
            double their = rome(documents);
            if (round >= WARM_UP) {
                ours.add(our);
                rome.add(their);
            }
        }
        long bytes = documents.stream().mapToLong(document -> document.length).sum() / documents.size();
        System.out.printf("%d feeds of %d bytes on average, %d rounds, one thread%n", DOCUMENTS, bytes, rounds);
        System.out.println(line("wiredesk", ours, median(rome)));
        System.out.println(line("rome", rome, median(rome)));
        double python = feedparser(documents);
        System.out.println(
                python > 0 ? line("feedparser", List.of(python), median(rome)) : "feedparser  (python3 has none here)");
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

    /// 0 where there is no Python with feedparser.
    private static double feedparser(List<byte[]> documents) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sample-feeds");
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
        return python.waitFor() == 0 ? Double.parseDouble(answer.strip()) : 0;
    }

    private static double perSecond(int documents, long start) {
        return documents / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String line(String name, List<Double> values, double peer) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = median(values);
        return String.format(
                Locale.ROOT,
                "%-11s median %7.0f documents/s  (%.0f to %.0f)  %.2f of rome",
                name,
                median,
                Arrays.stream(sorted).min().orElse(0),
                Arrays.stream(sorted).max().orElse(0),
                median / peer);
    }
}
