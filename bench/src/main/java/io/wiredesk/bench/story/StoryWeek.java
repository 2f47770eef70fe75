package io.wiredesk.bench.story;

import io.wiredesk.bench.index.MadeArticles;
import io.wiredesk.bench.index.StreamsTimes;
import io.wiredesk.bench.index.Wire;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Table;
import io.wiredesk.enrich.EnrichTopology;
import io.wiredesk.enrich.LaneKey;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.streams.StreamsStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsConfig;

/// How fast articles find their stories while more and more of them are remembered, up to a week of news in one
/// language: the real Streams stage on a real broker, its store on disk, exactly once. Enrichment is made up, so that
/// nothing else is measured; a third of the articles are cut and retitled from one of the last few thousand. The week's
/// articles are as short as those of most feeds, so that it takes less than an hour; those that come after it are long.
///
/// Then the state is thrown away, and the time is taken until it is restored from the changelog.
///
/// A folder that is named keeps all that, and a further run on it begins with the week in state.
public final class StoryWeek implements AutoCloseable {
    private static final long SEED = 20261201;
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final String SOURCE = "told";
    private static final String STAGE = "stories";
    private static final String LANGUAGE = "en";
    private static final List<String> COLUMNS = List.of(
            "in state, before and after",
            "characters each",
            "articles/s",
            "articles/s of its thread's own time",
            "ms of broker, bench and all for one");
    private static final List<String> STATE =
            List.of("articles", "store MB", "changelog MB", "restored on an empty disk, s");

    /// So many are told between two lines.
    private static final int PORTION = 100_000;

    /// So many wait on the topic at most.
    private static final int AHEAD = 20_000;

    private static final int SHORT_CHARS = 1_200;
    /// Long ones, told when the week is in state.
    private static final int LONG = 40_000;

    private static final double COPIED = 1.0 / 3;
    private static final int COPIED_WITHIN = 4_000;

    /// In the folder: when the first article was published, and how many were told.
    private static final String BEFORE = "before.txt";

    private final Path folder;
    private final Wire wire;
    private final MadeArticles made;
    private final int week;
    private final Instant start;
    private int told;

    private StoryWeek(Path folder, Duration apart, int articles)
            throws IOException, ExecutionException, InterruptedException {
        this.folder = folder;
        this.wire = Wire.start(folder.resolve("broker"), 1);
        this.week = articles;
        if (Files.exists(folder.resolve(BEFORE))) {
            List<String> before = Files.readAllLines(folder.resolve(BEFORE));
            start = Instant.parse(before.getFirst());
            told = Integer.parseInt(before.getLast());
        } else {
            start = Instant.now().minus(WINDOW);
            wire.admin()
                    .createTopics(List.of(new NewTopic(SOURCE, 1, (short) 1)))
                    .all()
                    .get();
        }
        this.made = new MadeArticles(SEED, start, apart);
    }

    /// @param args articles a day, days, a folder
    public static Measured run(List<String> args) throws Exception {
        int aDay = args.isEmpty() ? 100_000 : Integer.parseInt(args.getFirst());
        int days = args.size() > 1 ? Integer.parseInt(args.get(1)) : 7;
        Path folder = args.size() > 2 ? Files.createDirectories(Path.of(args.get(2))) : Folders.temporary("story-week");
        try (StoryWeek week = new StoryWeek(folder, Duration.ofDays(1).dividedBy(aDay), aDay * days)) {
            List<List<String>> rows = week.told();
            List<String> state = week.state();
            return Measured.now(
                    "story-week",
                    args.size() > 2 ? List.of(args.get(0), args.get(1), "FOLDER") : args,
                    List.of(),
                    List.of(
                            new Table("While the state grows", COLUMNS, rows),
                            new Table("The state at the end", STATE, List.of(state))));
        }
    }

    private List<List<String>> told() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (StreamsStage stage = start()) {
            while (told < week) {
                rows.add(tell(Math.min(week, told + PORTION), stage));
            }
            rows.add(tell(told + LONG, stage));
        }
        return rows;
    }

    private List<String> tell(int to, StreamsStage stage) throws Exception {
        int from = told;
        StreamsTimes before = StreamsTimes.now();
        for (int sent = from; sent < to; sent += AHEAD) {
            int next = Math.min(to, sent + AHEAD);
            send(sent, next);
            wire.awaitRead(STAGE, SOURCE, next, stage::running);
            told = next;
        }
        StreamsTimes took = StreamsTimes.now().since(before);
        double count = to - from;
        List<String> row = List.of(
                Numbers.of(from) + " to " + Numbers.of(to),
                Numbers.of(chars(from)),
                Numbers.of(took.aSecond(count)),
                Numbers.of(1000 / took.threadMillis(count)),
                Numbers.of(took.processMillis(count)));
        System.err.println(String.join("  ", row));
        return row;
    }

    private int chars(int number) {
        return number < week ? SHORT_CHARS : MadeArticles.TEXT_CHARS;
    }

    private StreamsStage start() {
        return StreamsStage.start(
                wire.config(),
                STAGE,
                EnrichTopology.stories(wire.config(), WINDOW, SOURCE),
                folder.resolve("state"),
                Map.of(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1));
    }

    /// One more article after the state is gone: it comes out when all is restored.
    private List<String> state() throws Exception {
        double store = Folders.bytes(folder.resolve("state")) / 1e6;
        double changelog = Folders.bytes(folder.resolve("broker"), "changelog") / 1e6;
        Files.move(folder.resolve("state"), folder.resolve("lost-" + told));
        StreamsTimes before = StreamsTimes.now();
        try (StreamsStage stage = start()) {
            send(told, ++told);
            wire.awaitRead(STAGE, SOURCE, told, stage::running);
            Files.write(folder.resolve(BEFORE), List.of(start.toString(), Integer.toString(told)));
            StreamsTimes took = StreamsTimes.now().since(before);
            return List.of(Numbers.of(told - 1), Numbers.of(store), Numbers.of(changelog), Numbers.of(took.at() / 1e9));
        }
    }

    private void send(int from, int to) {
        var serializer = wire.config().serde(EnrichedArticle.class).serializer();
        for (int number = from; number < to; number++) {
            EnrichedArticle article = article(number);
            byte[] key = LaneKey.of(LANGUAGE, article.getId().getBytes(StandardCharsets.UTF_8));
            wire.send(SOURCE, key, serializer.serialize(SOURCE, article));
        }
        wire.flush();
    }

    private EnrichedArticle article(int number) {
        int chars = chars(number);
        EnrichedArticle article = made.article(number, chars);
        Random random = new Random(SEED + number);
        if (number > 0 && random.nextDouble() < COPIED) {
            EnrichedArticle from = made.article(number - 1 - random.nextInt(Math.min(number, COPIED_WITHIN)), chars);
            List<String> sentences = Arrays.asList(from.getArticle().getText().split("(?<=\\.)\\s+"));
            int kept = (int) Math.ceil(sentences.size() * (0.45 + 0.55 * random.nextDouble()));
            article.getArticle().setText(String.join(" ", sentences.subList(0, kept)));
            article.setEntities(from.getEntities());
            article.setTopics(from.getTopics());
        }
        return article;
    }

    @Override
    public void close() {
        wire.close();
    }
}
