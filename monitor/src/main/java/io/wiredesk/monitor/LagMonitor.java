package io.wiredesk.monitor;

import io.wiredesk.monitor.ClusterSample.Group;
import io.wiredesk.monitor.NextRecords.Next;
import io.wiredesk.monitor.NextRecords.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches every consumer group of a cluster: classic, consumer, streams and share groups alike. Reads only.
///
/// A single [#sample()] answers "how much" and "since when"; verdicts need a window of them, which [#start()] takes
/// periodically. Safe for use by several threads; samples wait for each other, [#latest()] never waits.
public final class LagMonitor implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(LagMonitor.class);

    private final Map<String, Object> adminProperties;
    private final MonitorConfig config;
    private final InstantSource clock;
    private final LagHistory history;
    private final SlowFacts slow = new SlowFacts();
    private final ReentrantLock sampling = new ReentrantLock();
    private volatile @Nullable LagReport latest;
    private @Nullable Admin admin;
    private @Nullable NextRecords nextRecords;
    private volatile @Nullable ScheduledExecutorService sampler;

    /// Connects with the first sample, not yet here.
    ///
    /// @param adminProperties Kafka client settings, at least `bootstrap.servers`; time-outs default to 5 s
    public LagMonitor(Map<String, Object> adminProperties, MonitorConfig config, InstantSource clock) {
        this.adminProperties = new HashMap<>(adminProperties);
        this.adminProperties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        this.adminProperties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        this.config = config;
        this.clock = clock;
        this.history = new LagHistory(config);
    }

    /// Takes one sample of all groups, now.
    ///
    /// @throws MonitorException with one line, when the cluster can't be reached
    public LagReport sample() {
        sampling.lock();
        try {
            long startNanos = System.nanoTime();
            slow.sampleAt(clock.instant());
            ClusterSample sample = ClusterReader.read(admin(), slow);
            Instant now = clock.instant();
            Map<Position, Next> next = nextRecords().find(LagHistory.unread(sample));
            List<GroupLag> groups = history.judge(sample, next, now);
            Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
            LagReport report = new LagReport(
                    now,
                    config.cluster(),
                    sample.brokers(),
                    groups,
                    sample.unreadable(),
                    sample.groups().stream()
                            .filter(Group::simpleConsumer)
                            .map(Group::name)
                            .collect(Collectors.toSet()),
                    took);
            latest = report;
            return report;
        } catch (MonitorException e) {
            throw new MonitorException(server() + ": " + e.getMessage(), e);
        } catch (KafkaException e) {
            throw new MonitorException("can't reach Kafka at " + server() + ": " + Waiting.reason(e), e);
        } finally {
            sampling.unlock();
        }
    }

    /// The last sample that succeeded, however long ago: see [LagReport#at()].
    public Optional<LagReport> latest() {
        return Optional.ofNullable(latest);
    }

    /// Why the last sample can't be trusted, in one line: there is none, or it is older than six intervals and than a
    /// minute.
    public Optional<String> blind() {
        LagReport last = latest;
        if (last == null) {
            return Optional.of("no sample of the cluster yet");
        }
        Duration age = Duration.between(last.at(), clock.instant());
        return age.compareTo(config.patience()) > 0
                ? Optional.of("the last sample of the cluster is " + age.toSeconds() + " s old")
                : Optional.empty();
    }

    /// Samples at the configured interval on a daemon thread, until closed. A sample that fails is logged once per
    /// outage.
    public void start() {
        sampling.lock();
        try {
            if (sampler != null) {
                throw new IllegalStateException("the monitor is running already");
            }
            sampler = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lag-monitor").factory());
            long millis = config.interval().toMillis();
            var _ = sampler.scheduleWithFixedDelay(new Periodic(), 0, millis, TimeUnit.MILLISECONDS);
        } finally {
            sampling.unlock();
        }
    }

    /// Ends sampling and leaves the cluster. A sample under way is interrupted.
    @Override
    public void close() {
        ScheduledExecutorService running = sampler;
        if (running != null) {
            running.shutdownNow();
        }
        sampling.lock();
        try {
            if (nextRecords != null) {
                nextRecords.close();
                nextRecords = null;
            }
            if (admin != null) {
                admin.close(Duration.ofSeconds(1));
                admin = null;
            }
        } finally {
            sampling.unlock();
        }
    }

    private Object server() {
        return adminProperties.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "no bootstrap.servers");
    }

    private Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(adminProperties);
            admin = open;
        }
        return open;
    }

    private NextRecords nextRecords() {
        NextRecords open = nextRecords;
        if (open == null) {
            Map<String, Object> properties = new HashMap<>(adminProperties);
            properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
            properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
            // One batch a partition is all that is looked at; a broker sends at least that.
            properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
            properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
            ByteArrayDeserializer bytes = new ByteArrayDeserializer();
            open = new NextRecords(new KafkaConsumer<>(properties, bytes, bytes));
            nextRecords = open;
        }
        return open;
    }

    private final class Periodic implements Runnable {
        private boolean failing;
        private int brokers;

        @Override
        public void run() {
            try {
                tell(sample().brokers());
                failing = false;
            } catch (RuntimeException e) {
                // A scheduled task that throws is never run again; an outage must not end the watch.
                if (!failing && !Thread.currentThread().isInterrupted()) {
                    LOG.warn("no lag sample, will keep trying: {}", e.getMessage());
                }
                failing = true;
            }
        }

        private void tell(int present) {
            if (present < brokers) {
                LOG.warn("{} of {} brokers are left; what has no other copy can't be read", present, brokers);
            } else if (brokers > 0 && present > brokers) {
                LOG.info("there are {} brokers now, {} before", present, brokers);
            }
            brokers = present;
        }
    }
}
