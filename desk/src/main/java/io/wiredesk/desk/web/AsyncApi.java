package io.wiredesk.desk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.schemas.TopicSpec;
import io.wiredesk.schemas.config.WireConfig;
import org.apache.avro.Schema;

/// The topics of a wire as an AsyncAPI document, made from the topic catalogue: a channel a topic, a message a record
/// type, and that anyone may receive. Pure.
///
/// Source: AsyncAPI 3.0.0 specification; Kafka bindings 0.5.0.
final class AsyncApi {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";
    private static final String BINDING = "0.5.0";

    private AsyncApi() {}

    static ObjectNode of(WireConfig wire) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.0.0");
        json.putObject("info")
                .put("title", "Wiredesk")
                .put("version", "1")
                .put(
                        "description",
                        "News articles on Kafka: raw, enriched, by subject. Values are Avro in the Confluent"
                                + " wire format; read with isolation.level=read_committed.");
        json.put("defaultContentType", "application/vnd.confluent.avro");
        String broker = wire.kafka().bootstrapServers().split(",", 2)[0].strip();
        json.putObject("servers").putObject("wire").put("host", broker).put("protocol", "kafka");
        ObjectNode channels = json.putObject("channels");
        ObjectNode operations = json.putObject("operations");
        ObjectNode messages = json.putObject("components").putObject("messages");
        for (TopicSpec topic : wire.catalogue().topics()) {
            String name = topic.name().replace('.', '_');
            String message = message(messages, topic);
            channels.set(name, channel(topic, message));
            ObjectNode operation = operations.putObject("receive_" + name).put("action", "receive");
            operation.putObject("channel").put("$ref", "#/channels/" + name);
            operation.putArray("messages").addObject().put("$ref", "#/channels/" + name + "/messages/" + message);
        }
        return json;
    }

    private static ObjectNode channel(TopicSpec topic, String message) {
        ObjectNode channel = JsonNodeFactory.instance
                .objectNode()
                .put("address", topic.name())
                .put("description", "Key: " + topic.key() + ".");
        channel.putObject("messages").putObject(message).put("$ref", "#/components/messages/" + message);
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka").put("topic", topic.name());
        ObjectNode settings = kafka.putObject("topicConfiguration");
        topic.configs().forEach((key, value) -> {
            if (key.equals("cleanup.policy")) {
                for (String policy : value.split(",")) {
                    settings.withArray(key).add(policy);
                }
            } else {
                settings.put(key, Long.parseLong(value));
            }
        });
        kafka.put("bindingVersion", BINDING);
        return channel;
    }

    /// Adds the message of a topic to those there are; topics with one record type share one.
    private static String message(ObjectNode messages, TopicSpec topic) {
        Schema value = topic.value();
        String name = value == null ? "OriginalBytes" : value.getName();
        if (messages.has(name)) {
            return name;
        }
        ObjectNode message = messages.putObject(name).put("name", name);
        if (value == null) {
            message.put("summary", "The bytes of a record that failed, the failure in its headers.")
                    .put("contentType", "application/octet-stream");
        } else {
            message.putObject("payload").put("schemaFormat", AVRO).set("schema", avro(value));
        }
        message.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", BINDING)
                .putObject("key")
                .put("type", "string");
        return name;
    }

    private static JsonNode avro(Schema schema) {
        try {
            return MAPPER.readTree(schema.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema " + schema.getName() + " is no JSON", e);
        }
    }
}
