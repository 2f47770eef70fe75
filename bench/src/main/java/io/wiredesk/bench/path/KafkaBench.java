package io.wiredesk.bench.path;

import io.wiredesk.bench.index.MadeArticles;
import io.wiredesk.bench.index.Wire;
import io.wiredesk.bench.poll.RssText;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.bench.report.Table;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.ingest.IngestStage;
import io.wiredesk.ingest.IngestTopology;
import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult;
import io.wiredesk.ingest.parse.ParsedFeed;
import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.SinkConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Articles a second through Kafka. Writing: ingest on two threads from feeds that are parsed already (what is new is
/// found out, dated, numbered and published, exactly once), beside bare clients that pass the same bytes on as often
/// (a topic by article between the two halves, and what each half remembers), and beside a bare producer that writes
/// them once, with transactions as often and without. Reading: the sink with an index that keeps nothing, beside a bare
/// consumer of the same bytes that decodes them or doesn't.
public final class KafkaBench implements AutoCloseable {
    /// What it compares.
    public static final String WRITTEN = "articles to Kafka";

    public static final String READ = "articles from Kafka";

    private static final long SEED = 20261204;
    private static final int ENTRIES = 50;
    private static final int PARTITIONS = 2;

    /// Reading is fast: each article is there so often, so that the wait for the last batch counts for little.
    private static final int TIMES_READ = 5;

    /// As the stages commit.
    static final long COMMIT_NANOS = 100_000_000;

    /// As Kafka's producers have it, in bytes.
    private static final int USUAL_BATCH = 16_384;

    private static final Duration POLL = Duration.ofMillis(100);

    private final Path folder = Folders.temporary("kafka-bench");
    private final Wire wire = Wire.start(folder.resolve("broker"), PARTITIONS);
    private final int count;
    private final List<EnrichedArticle> made = new ArrayList<>();
    private int rounds;

    private KafkaBench(int count) throws Exception {
        this.count = count / ENTRIES * ENTRIES;
        MadeArticles articles = new MadeArticles(SEED, Instant.now().minus(Duration.ofDays(7)), Duration.ofSeconds(1));
        for (int i = 0; i < this.count; i++) {
            made.add(articles.article(i));
        }
    }

    /// @param args articles, rounds
    public static Measured run(List<String> args) throws Exception {
        int count = args.isEmpty() ? 20_000 : Integer.parseInt(args.getFirst());
        int rounds = args.size() > 1 ? Integer.parseInt(args.get(1)) : 5;
        Rounds written = new Rounds(WRITTEN, "/s", true);
        Rounds read = new Rounds(READ, "/s", true);
        try (KafkaBench bench = new KafkaBench(count)) {
            for (int round = 0; round <= rounds; round++) {
                boolean counts = round > 0;
                bench.write(counts ? written::add : (_, _) -> {});
                bench.read(counts ? read::add : (_, _) -> {});
            }
            double bytes = bench.bytes().stream()
                    .mapToInt(value -> value.length)
                    .average()
                    .orElse(0);
            return Measured.now(
                    "kafka",
                    args,
                    List.of(written.compared(), read.compared()),
                    List.of(new Table(
                            "The articles",
                            List.of("articles", "bytes of one"),
                            List.of(List.of(Numbers.of(bench.count), Numbers.of(bytes))))));
        }
    }

    @FunctionalInterface
    private interface Sheet {
        void add(String name, double value);
    }

    private List<byte[]> bytes() {
        var serializer = wire.config().serde(Article.class).serializer();
        return made.stream()
                .map(article -> serializer.serialize("articles", article.getArticle()))
                .toList();
    }

    /// Topics of their own for each measurement.
    private WireConfig fresh() {
        WireConfig config = wire.config();
        WireConfig fresh = new WireConfig(
                config.kafka(), new WireConfig.Topics("r" + rounds++ + ".", PARTITIONS, (short) 1), config.schemas());
        fresh.createTopics();
        return fresh;
    }

    private void write(Sheet sheet) throws Exception {
        sheet.add("Wiredesk's ingest", ingested());
        List<byte[]> values = bytes();
        sheet.add("bare clients, two hops exactly once", new TwoHops(fresh(), made, values, USUAL_BATCH).run());
        sheet.add(
                "the same in batches as large as ingest's",
                new TwoHops(fresh(), made, values, StreamsStage.BATCH_BYTES).run());
        sheet.add("bare producer, transactions", produced(values, true));
        sheet.add("bare producer", produced(values, false));
    }

    /// Feeds whose entries are parsed before; polled once each.
    private double ingested() throws Exception {
        WireConfig config = fresh();
        Map<String, ParsedFeed> parsed = new ConcurrentHashMap<>();
        List<Feed> feeds = new ArrayList<>();
        for (int from = 0; from < count; from += ENTRIES) {
            String url = "https://paper" + from + ".example/feed";
            feeds.add(Feed.newBuilder(Subscriptions.feed(url, null, List.of(), Instant.now()))
                    .setFullText(FullText.NEVER)
                    .build());
            parsed.put(url, parsed(url, made.subList(from, from + ENTRIES)));
        }
        IngestConfig ingest =
                Settings.read(IngestConfig.class, "ingest", Map.of("ingest.threads", Integer.toString(PARTITIONS)));
        var topology = IngestTopology.build(config, ingest, (feed, _) -> polled(feed, parsed), InstantSource.system());
        Pace pace = new Pace(count);
        try (StreamsStage stage = StreamsStage.start(
                        config, "ingest", topology, folder.resolve("state-" + rounds), IngestStage.streams(ingest));
                AutoCloseable _ = counting(config, config.names().articles(), pace)) {
            FeedTopic.put(config, feeds);
            return pace.await(stage::running);
        }
    }

    private static ParsedFeed parsed(String url, List<EnrichedArticle> articles) {
        List<String> items = new ArrayList<>();
        for (EnrichedArticle enriched : articles) {
            Article article = enriched.getArticle();
            items.add(RssText.item(article.getTitle(), article.getUrl(), article.getPublished(), article.getText()));
        }
        byte[] body = RssText.document("Paper", url, items).getBytes(StandardCharsets.UTF_8);
        if (FeedParser.parse(body, "application/rss+xml", url, ENTRIES)
                instanceof ParseResult.Parsed(ParsedFeed feed)) {
            return feed;
        }
        throw new IllegalStateException("a made-up feed was not read");
    }

    /// The news at the first poll, none after it.
    private static PollOutcome polled(Feed feed, Map<String, ParsedFeed> parsed) {
        var received = new PollOutcome.Received(
                200, new PollOutcome.Validators(null, null, null), feed.getUrl(), null, Duration.ZERO, List.of());
        ParsedFeed news = parsed.remove(feed.getUrl());
        return news == null ? new PollOutcome.NotModified(received) : new PollOutcome.Fetched(news, received);
    }

    private double produced(List<byte[]> values, boolean transactions) throws Exception {
        WireConfig config = fresh();
        String topic = config.names().articles();
        Pace pace = new Pace(count);
        Properties properties = config.clientProperties();
        if (transactions) {
            properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "bare-" + rounds);
        }
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
                AutoCloseable _ = counting(config, topic, pace)) {
            if (transactions) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            long committed = System.nanoTime();
            for (int i = 0; i < values.size(); i++) {
                byte[] key = made.get(i).getId().getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>(topic, key, values.get(i)));
                if (transactions && System.nanoTime() - committed > COMMIT_NANOS) {
                    producer.commitTransaction();
                    producer.beginTransaction();
                    committed = System.nanoTime();
                }
            }
            if (transactions) {
                producer.commitTransaction();
            }
            producer.flush();
            return pace.await(() -> true);
        }
    }

    private void read(Sheet sheet) throws Exception {
        WireConfig config = fresh();
        String topic = config.names().enriched();
        var serializer = config.serde(EnrichedArticle.class).serializer();
        for (int time = 0; time < TIMES_READ; time++) {
            for (EnrichedArticle article : made) {
                wire.send(
                        topic, article.getId().getBytes(StandardCharsets.UTF_8), serializer.serialize(topic, article));
            }
        }
        wire.flush();
        int count = TIMES_READ * made.size();
        SinkConfig sinks = Settings.defaults(SinkConfig.class, "sink");
        Pace ours = new Pace(count);
        try (IndexSink sink = IndexSink.start(config, sinks, new NoIndex(ours))) {
            sheet.add("Wiredesk's sink", ours.await(sink::running));
        }
        var decoder = config.serde(EnrichedArticle.class).deserializer();
        Pace decoded = new Pace(count);
        try (AutoCloseable _ = reading(config, topic, record -> {
            EnrichedArticle article = decoder.deserialize(topic, record.value());
            decoded.came(article.getId().isEmpty() ? 0 : 1);
        })) {
            sheet.add("bare consumer that decodes", decoded.await(() -> true));
        }
        Pace bare = new Pace(count);
        try (AutoCloseable _ = counting(config, topic, bare)) {
            sheet.add("bare consumer", bare.await(() -> true));
        }
    }

    static AutoCloseable counting(WireConfig config, String topic, Pace pace) {
        return reading(config, topic, _ -> pace.came(1));
    }

    /// Reads committed records as bytes on a thread of its own, until it is closed.
    private static AutoCloseable reading(
            WireConfig config, String topic, Consumer<ConsumerRecord<byte[], byte[]>> told) {
        Properties properties = config.clientProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        AtomicBoolean closing = new AtomicBoolean();
        Thread thread = Thread.ofPlatform().daemon().name("bare-reader").start(() -> {
            try (consumer) {
                while (!closing.get()) {
                    consumer.poll(POLL).forEach(told);
                }
            }
        });
        return () -> {
            closing.set(true);
            thread.join();
        };
    }

    @Override
    public void close() {
        wire.close();
    }
}
