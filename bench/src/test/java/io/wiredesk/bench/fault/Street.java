package io.wiredesk.bench.fault;

import io.wiredesk.bench.fault.NewsWeb.Edition;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Feed;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The street as it is deployed: a broker, and every stage a process of its own, fed by made-up feeds.
final class Street implements AutoCloseable {
    /// The stages, in the street's order.
    static final List<String> STAGES = List.of("ingest", "enrich", "sink", "alerts", "trends");

    private static final Map<String, String> HEAP =
            Map.of("ingest", "384m", "enrich", "900m", "sink", "512m", "alerts", "384m", "trends", "384m");
    private static final int FEEDS = 8;

    private final Path folder;
    private final IndexPlace place;
    private final NewsWeb web = new NewsWeb(FEEDS);
    private final List<Integer> brokerPorts = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Integer> metricsPorts = new HashMap<>();
    private final Set<Edition> settled = new HashSet<>();
    private Map<String, String> environment = Map.of();
    private final WireConfig wire;
    private @Nullable Ledger ledger;

    /// @param indexSettings where the index is, for the processes
    /// @param place the same index, to look into
    Street(Path folder, Map<String, String> indexSettings, IndexPlace place) throws IOException {
        this(folder, indexSettings, place, 1);
    }

    /// @param brokers 1, or 3 that replicate each other
    Street(Path folder, Map<String, String> indexSettings, IndexPlace place, int brokers) throws IOException {
        Files.createDirectories(folder.resolve("log"));
        IntStream.range(0, brokers).forEach(_ -> brokerPorts.add(freePort()));
        this.folder = folder;
        this.place = place;
        settings.put(
                "kafka.bootstrap-servers",
                brokerPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
        settings.put("topics.replication", Integer.toString(brokers));
        settings.put("topics.partitions", "3");
        settings.put("data.folder", folder.resolve("data").toString());
        // Who takes over needn't wait long for what a killed one had begun.
        settings.put("kafka.client.transaction.timeout.ms", "5000");
        settings.putAll(indexSettings);
        wire = EffectiveSettings.of(Map.of(), Map.of(), settings).wire();
    }

    /// Starts it all, subscribes, and waits for nothing.
    void start() {
        startBrokers();
        wire.createTopics();
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < web.size(); i++) {
            feeds.add(Feed.newBuilder(Subscriptions.feed(web.url(i), null, List.of(), Instant.now()))
                    .setIntervalSeconds(1)
                    .build());
        }
        FeedTopic.put(wire, feeds);
        for (String stage : STAGES) {
            addStage(stage, stage, Map.of());
        }
        int port = freePort();
        metricsPorts.put("monitor", port);
        add(
                "monitor",
                wiredesk(
                        "256m",
                        List.of("monitor"),
                        Map.of("monitor.port", Integer.toString(port), "monitor.interval", "1s")),
                Map.of());
        ledger = new Ledger(wire);
    }

    private void startBrokers() {
        if (brokerPorts.size() == 1) {
            String port = Integer.toString(brokerPorts.getFirst());
            program(
                    "broker",
                    java(
                            "512m",
                            BrokerNode.class.getName(),
                            folder.resolve("broker").toString(),
                            port));
        } else {
            String voters = IntStream.rangeClosed(1, brokerPorts.size())
                    .mapToObj(id -> id + "@127.0.0.1:" + freePort())
                    .collect(Collectors.joining(","));
            for (int id = 1; id <= brokerPorts.size(); id++) {
                String name = "broker-" + id;
                String port = Integer.toString(brokerPorts.get(id - 1));
                String its = folder.resolve(name).toString();
                program(name, java("512m", ClusterNode.class.getName(), its, Integer.toString(id), port, voters));
            }
        }
        brokerPorts.forEach(port -> Waiting.until("the broker serves", () -> listens(port)));
    }

    /// Starts a program of another's.
    Service program(String name, List<String> command) {
        return add(name, command, Map.of());
    }

    /// Of the stages that are started from now on.
    void environment(Map<String, String> all) {
        environment = Map.copyOf(all);
    }

    /// Adds an instance of a stage.
    Service addStage(String name, String stage, Map<String, String> more) {
        int port = freePort();
        metricsPorts.put(name, port);
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put("metrics.port", Integer.toString(port));
        if (stage.equals("ingest")) {
            all.put("ingest.allow-private", "true");
            all.put("ingest.host-spacing", "0ms");
            all.put("ingest.host-requests", "16");
            all.put("ingest.timeout", "3s");
            all.put("ingest.max-backoff", "3s");
        }
        List<String> words = stage.equals("alerts") || stage.equals("trends") ? List.of(stage, "run") : List.of(stage);
        return add(name, wiredesk(HEAP.getOrDefault(stage, "384m"), words, all), environment);
    }

    private Service add(String name, List<String> command, Map<String, String> environment) {
        Service service = new Service(name, command, environment, folder.resolve("log/" + name + ".log"));
        services.put(name, service);
        service.start();
        return service;
    }

    private List<String> wiredesk(String heap, List<String> words, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(more);
        List<String> arguments = new ArrayList<>();
        arguments.add("io.wiredesk.desk.Wiredesk");
        arguments.addAll(words);
        all.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return java(heap, arguments.toArray(String[]::new));
    }

    static List<String> java(String heap, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heap,
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.wiredesk.news,java.lang,java.util,java.time",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Starts a command of the program that doesn't end by itself, apart from the street.
    Service command(String name, String heap, List<String> words) {
        List<String> arguments = new ArrayList<>(List.of("io.wiredesk.desk.Wiredesk"));
        arguments.addAll(words);
        return add(name, java(heap, arguments.toArray(String[]::new)), Map.of());
    }

    /// What a process counts: the sum of the samples whose line begins so; -1 where it doesn't answer or has none.
    double metric(String service, String sample) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI metrics = URI.create("http://127.0.0.1:" + metricsPorts.getOrDefault(service, -1) + "/metrics");
            String page = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            return page.lines()
                    .filter(line -> line.startsWith(sample))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .reduce(Double::sum)
                    .orElse(-1);
        } catch (IOException | IllegalArgumentException _) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /// Runs a command of the program to its end.
    Command.Result run(List<String> words) {
        return Command.run(wiredesk("256m", words, Map.of()), Map.of());
    }

    Service service(String name) {
        Service service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return service;
    }

    NewsWeb web() {
        return web;
    }

    WireConfig wire() {
        return wire;
    }

    Ledger ledger() {
        if (ledger == null) {
            throw new IllegalStateException("the street was not started");
        }
        return ledger;
    }

    /// Of what was sent, what can't be found yet: in the articles topic, the enriched one, or the index. Of an entry
    /// whose second edition was sent, the first may have been sent to a process that was killed before it took it.
    List<Edition> missing(List<Edition> sent) {
        Set<Edition> all = new HashSet<>(sent);
        List<Edition> open = sent.stream()
                .filter(edition -> edition.number() == 2 || !all.contains(new Edition(edition.url(), 2)))
                .filter(edition -> !settled.contains(edition))
                .toList();
        if (open.isEmpty()) {
            return open;
        }
        try (SearchIndex index = place.openReader()) {
            open.stream().filter(edition -> found(index, edition)).forEach(settled::add);
        } catch (UncheckedIOException | IllegalStateException _) {
            return open; // No index that can be read, at this moment.
        }
        return open.stream().filter(edition -> !settled.contains(edition)).toList();
    }

    private boolean found(SearchIndex index, Edition edition) {
        return ledger().enriched(edition)
                .filter(revision -> index.article(revision.id())
                        .map(EnrichedArticle::getRevision)
                        .filter(number -> number >= revision.number())
                        .isPresent())
                .isPresent();
    }

    /// Every article of the index with its revision, page by page; what comes twice goes to the list.
    Map<String, Integer> indexed(List<String> twice) {
        Map<String, Integer> found = new HashMap<>();
        try (SearchIndex index = place.openReader()) {
            @Nullable String cursor = null;
            do {
                SearchResult page = index.search(new SearchRequest("", SearchRequest.NEWEST, 500, cursor));
                page.hits().forEach(hit -> {
                    String id = hit.article().getId();
                    if (found.put(id, hit.article().getRevision()) != null) {
                        twice.add(id + " in the index");
                    }
                });
                cursor = page.nextCursor();
            } while (cursor != null);
        }
        return found;
    }

    static boolean listens(int port) {
        try (var _ = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Optional.ofNullable(ledger).ifPresent(Ledger::close);
        List<Service> all = new ArrayList<>(services.values());
        all.reversed().forEach(Service::close);
        web.close();
    }
}
