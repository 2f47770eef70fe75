package io.wiredesk.desk.doctor;

import io.wiredesk.desk.settings.BrokerConfig;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.web.WebConfig;
import io.wiredesk.schemas.TopicSpec;
import io.wiredesk.schemas.config.SettingsException;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/// Looks at everything a stage will need, and changes nothing.
public final class Doctor {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(5);
    private static final int JDK = 25;

    private final EffectiveSettings settings;

    public Doctor(EffectiveSettings settings) {
        this.settings = settings;
    }

    /// @param quick without JDK, ports and index
    public List<Finding> examine(boolean quick) {
        List<Finding> findings = new ArrayList<>();
        if (!quick) {
            findings.add(jdk());
        }
        Finding said = settings();
        findings.add(said);
        if (!said.ok()) {
            return findings;
        }
        boolean broker = broker(findings, quick);
        if (!quick) {
            if (!broker) {
                findings.add(port(
                        "port of the built-in broker",
                        settings.read(BrokerConfig.class).port(),
                        "broker.port"));
            }
            findings.add(port("port of the page", settings.read(WebConfig.class).port(), "web.port"));
            findings.add(index());
        }
        return findings;
    }

    private static Finding jdk() {
        int feature = Runtime.version().feature();
        String found = System.getProperty("java.vendor") + " " + Runtime.version();
        return feature >= JDK
                ? Finding.fine("JDK", found)
                : Finding.wrong("JDK", found, "install a JDK " + JDK + " and point WIREDESK_JAVA_HOME at it");
    }

    private Finding settings() {
        try {
            settings.validate();
            return Finding.fine("settings", "all understood");
        } catch (SettingsException e) {
            return Finding.wrong(
                    "settings", String.join("; ", e.faults()), "see 'wiredesk config' for what is allowed");
        }
    }

    /// @param quick without looking for copies: a stage does well while one is left
    /// @return whether there is a broker
    private boolean broker(List<Finding> findings, boolean quick) {
        WireConfig wire = settings.wire();
        Properties properties = wire.clientProperties();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        String server = wire.kafka().bootstrapServers();
        try (Admin admin = Admin.create(properties)) {
            int nodes = admin.describeCluster().nodes().get().size();
            findings.add(Finding.fine("broker", nodes + " at " + server));
            findings.add(topics(wire, admin.listTopics().names().get()));
            if (!quick) {
                copies(wire, admin).ifPresent(findings::add);
            }
            clock(wire, admin).ifPresent(findings::add);
            return true;
        } catch (ExecutionException | KafkaException e) {
            findings.add(unreachable(server, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static Finding unreachable(String server, Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return Finding.wrong(
                    "broker",
                    "Kafka at " + server + " refuses us: " + cause.getMessage(),
                    "set kafka.client.sasl.jaas.config; 'wiredesk acls' lists what to grant");
        }
        return Finding.wrong(
                "broker",
                "no answer from Kafka at " + server,
                "start it, or 'wiredesk up', or set kafka.bootstrap-servers");
    }

    private static Finding topics(WireConfig wire, Set<String> present) {
        String missing = wire.catalogue().topics().stream()
                .map(TopicSpec::name)
                .filter(name -> !present.contains(name))
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Finding.fine("topics", "all " + wire.catalogue().topics().size())
                : Finding.wrong("topics", "missing: " + missing, "start a stage: it makes them");
    }

    /// Partitions of the wire whose copies are not all in step; empty where there are no topics yet.
    private static Optional<Finding> copies(WireConfig wire, Admin admin)
            throws ExecutionException, InterruptedException {
        Set<String> present = new HashSet<>(admin.listTopics().names().get());
        present.retainAll(
                wire.catalogue().topics().stream().map(TopicSpec::name).toList());
        if (present.isEmpty()) {
            return Optional.empty();
        }
        List<String> lacking = new ArrayList<>();
        for (TopicDescription topic :
                admin.describeTopics(present).allTopicNames().get().values()) {
            topic.partitions().stream()
                    .filter(partition ->
                            partition.isr().size() < partition.replicas().size())
                    .map(partition -> topic.name() + "-" + partition.partition())
                    .forEach(lacking::add);
        }
        return Optional.of(
                lacking.isEmpty()
                        ? Finding.fine("copies", "every partition has all of its own")
                        : Finding.wrong(
                                "copies",
                                lacking.size() + " partitions lack a copy, such as "
                                        + lacking.stream().sorted().findFirst().orElseThrow(),
                                "start the broker that is missing; nothing is lost while one copy is left"));
    }

    /// Records from the future mean that this clock, or that of a producer, is off.
    private static Optional<Finding> clock(WireConfig wire, Admin admin)
            throws ExecutionException, InterruptedException {
        TopicPartition partition = new TopicPartition(wire.names().feedStatus(), 0);
        if (!admin.listTopics().names().get().contains(partition.topic())) {
            return Optional.empty();
        }
        ListOffsetsResultInfo newest = admin.listOffsets(Map.of(partition, OffsetSpec.maxTimestamp()))
                .partitionResult(partition)
                .get();
        Duration ahead = Duration.between(Instant.now(), Instant.ofEpochMilli(newest.timestamp()));
        return Optional.of(
                ahead.compareTo(CLOCK_SLACK) > 0
                        ? Finding.wrong(
                                "clock",
                                "records are " + ahead.toMinutes() + " minutes ahead",
                                "synchronise the clocks")
                        : Finding.fine("clock", "no records from the future"));
    }

    private static Finding port(String what, int port, String key) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Finding.fine(what, port + " is free");
        } catch (IOException e) {
            return Finding.wrong(what, port + " is in use", "stop what uses it, if it isn't this wire, or set " + key);
        }
    }

    private Finding index() {
        IndexPlace place = settings.index();
        boolean local = settings.read(SinkConfig.class).index() == SinkConfig.Kind.LUCENE;
        Path folder = settings.data().index();
        if (local && !Files.isDirectory(folder)) {
            return Finding.fine("index", "none in " + folder + " yet");
        }
        try (SearchIndex index = place.openReader()) {
            return Finding.fine("index", index.count() + " articles in " + place.where());
        } catch (RuntimeException e) {
            return Finding.wrong(
                    "index",
                    e.getMessage() == null ? e.toString() : e.getMessage(),
                    local
                            ? "'wiredesk reindex' builds it again from the topic"
                            : "start OpenSearch, or set sink.opensearch.url, user and password");
        }
    }
}
