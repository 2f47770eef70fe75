package io.wiredesk.bench.street;

import io.wiredesk.bench.index.StreamsTimes;
import io.wiredesk.bench.index.Wire;
import io.wiredesk.bench.process.Child;
import io.wiredesk.bench.process.PageDoor;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Each stage a process of its own, as the compose file runs them; the broker is in this one. Found is what a reader of
/// the index finds, as the page's process is one: asking that for each article that waits would cost the most of all.
final class SeparateStreet implements Street {
    /// Of each topic, unless more enrich.
    private static final int LEAST_PARTITIONS = 2;

    private static final long START_NANOS = 120_000_000_000L;

    private final Path folder = Folders.temporary("street-bench");
    private final EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    private final PageDoor page = new PageDoor();
    private final Map<String, Child> stages = new LinkedHashMap<>();
    private final int partitions;
    private final SearchIndex index;

    SeparateStreet() throws IOException {
        this(List.of("enrich"), SETTINGS);
    }

    /// @param enrichers processes that enrich, on one thread each
    SeparateStreet(int enrichers) throws IOException {
        this(
                IntStream.range(0, enrichers).mapToObj(_ -> "enrich").toList(),
                SETTINGS.stream()
                        .map(setting -> setting.startsWith("enrich.threads=") ? "enrich.threads=1" : setting)
                        .toList());
    }

    private SeparateStreet(List<String> enrichers, List<String> settings) throws IOException {
        partitions = Math.max(LEAST_PARTITIONS, enrichers.size());
        List<String> commands = new ArrayList<>(enrichers);
        commands.addAll(List.of("ingest", "sink", "trends run", "alerts run", "monitor", "web"));
        for (int i = 0; i < commands.size(); i++) {
            String stage = i + " " + commands.get(i);
            List<String> command = new ArrayList<>(List.of(commands.get(i).split(" ")));
            command.add("--topics.partitions=" + partitions);
            command.add("--monitor.port=0");
            command.add("--web.port=" + page.port());
            settings.forEach(setting -> command.add("--" + setting));
            // Those beside the first that enrich have folders of their own, as on other machines.
            Path data = folder.resolve(i > 0 && i < enrichers.size() ? "data-" + i : "data");
            stages.put(stage, Child.stage(broker.bootstrapServers(), data, folder.resolve(stage + ".log"), command));
        }
        long end = System.nanoTime() + START_NANOS;
        while (page.get("/readyz").isEmpty()) {
            failure().ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the page is not ready: " + folder);
            }
            LockSupport.parkNanos(200_000_000);
        }
        index = LuceneIndex.openReader(data().resolve("index"));
    }

    @Override
    public WireConfig wire() {
        return Wire.config(broker.bootstrapServers(), partitions);
    }

    @Override
    public boolean finds(String articleId) {
        return index.article(articleId).isPresent();
    }

    @Override
    public Optional<String> failure() {
        return stages.entrySet().stream()
                .filter(stage -> !stage.getValue().isAlive())
                .map(stage -> stage.getKey() + " ended: " + folder.resolve(stage.getKey() + ".log"))
                .findFirst();
    }

    @Override
    public long cpu() {
        return StreamsTimes.now().process()
                + stages.values().stream()
                        .mapToLong(stage -> stage.cpu().toNanos())
                        .sum();
    }

    @Override
    public Path log() {
        return folder.resolve("broker");
    }

    @Override
    public Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        index.close();
        stages.values().forEach(Child::close);
        page.close();
        broker.close();
    }
}
