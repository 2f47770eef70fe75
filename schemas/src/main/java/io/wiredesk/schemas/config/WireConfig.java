package io.wiredesk.schemas.config;

import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.schemas.SchemaRegistry;
import io.wiredesk.schemas.SchemaSource;
import io.wiredesk.schemas.TopicCatalogue;
import io.wiredesk.schemas.TopicNames;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// What every stage needs to know of the wire: which cluster, which topics, whose schema ids. Its groups stand at the
/// top level: `kafka.`, `topics.`, `schemas.`.
public record WireConfig(Kafka kafka, Topics topics, Schemas schemas) {

    /// @param bootstrapServers the brokers to ask first
    /// @param client passed to every Kafka client as it is
    public record Kafka(
            @Setting(value = "127.0.0.1:9092", meaning = "Brokers to connect to first, host:port, separated by commas.")
            String bootstrapServers,

            @Setting(
                    value = "",
                    meaning = "Any Kafka client setting, passed on as it is: kafka.client.security.protocol and so on.",
                    secret = true)
            Map<String, String> client) {

        public Kafka {
            client = Map.copyOf(client);
        }
    }

    public record Topics(
            @Setting(value = "news.", meaning = "What the name of every topic starts with.")
            String prefix,

            @Setting(value = "6", meaning = "Partitions of a topic that is created.", min = 1, max = 10_000)
            int partitions,

            @Setting(
                    value = "-1",
                    meaning = "Replicas of a topic that is created; -1 takes the broker's default.",
                    min = -1,
                    max = 9)
            short replication) {}

    public record Schemas(
            @Setting(
                    value = "",
                    meaning = "Schema registry to take schema ids from; without one, the program's own catalogue.")
            @Nullable URI registryUrl) {}

    public TopicNames names() {
        return new TopicNames(topics.prefix());
    }

    public TopicCatalogue catalogue() {
        return new TopicCatalogue(names(), topics.partitions(), topics.replication());
    }

    /// Creates the topics that the cluster lacks, and waits until it has them.
    ///
    /// @throws IllegalStateException with one line, when that can't be done
    public void createTopics() {
        try (Admin admin = Admin.create(clientProperties())) {
            var _ = catalogue().createMissing(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the topics can't be made at " + kafka.bootstrapServers() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topics were made", e);
        }
    }

    /// The registry where one is set, otherwise the program's own catalogue.
    public SchemaSource schemaSource() {
        URI registry = schemas.registryUrl();
        return registry == null ? SchemaCatalogue.bundled() : new SchemaRegistry(registry);
    }

    public <T extends SpecificRecord> AvroSerde<T> serde(Class<T> type) {
        return new AvroSerde<>(type, schemaSource());
    }

    /// The settings every Kafka client starts from.
    public Properties clientProperties() {
        Properties properties = new Properties();
        properties.putAll(kafka.client());
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        return properties;
    }
}
