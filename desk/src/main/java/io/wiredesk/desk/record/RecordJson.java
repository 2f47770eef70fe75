package io.wiredesk.desk.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.fetch.WebAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Any Avro record as JSON: the schema's field names, instants as ISO-8601 UTC, enum symbols in lower case. Pure.
public final class RecordJson {
    private static final String MASK = "***";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    /// The record, every field of it but those of bytes, which say nothing to a reader; absent ones as null.
    public static ObjectNode of(IndexedRecord record) {
        ObjectNode json = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            if (!isBytes(field.schema())) {
                json.set(field.name(), shown(record, field));
            }
        }
        return json;
    }

    private static boolean isBytes(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().stream().anyMatch(RecordJson::isBytes)
                : schema.getType() == Schema.Type.BYTES;
    }

    /// Passwords, what posts are signed with, and the request headers of a subscription are keys: they are never shown.
    private static JsonNode shown(IndexedRecord record, Schema.Field field) {
        Object value = record.get(field.pos());
        String name = record.getSchema().getName() + "." + field.name();
        if (name.equals("Feed.headers") && value instanceof Map<?, ?> headers) {
            ObjectNode masked = NODES.objectNode();
            headers.keySet().forEach(header -> masked.put(header.toString(), MASK));
            return masked;
        }
        if (name.equals("BasicAuth.password") || (name.equals("SavedSearch.webhook_secret") && value != null)) {
            return NODES.textNode(MASK);
        }
        return name.equals("Feed.url")
                ? NODES.textNode(WebAddress.masked(String.valueOf(value)))
                : value(value, field.schema());
    }

    private static JsonNode value(@Nullable Object value, Schema schema) {
        return switch (value) {
            case null -> NODES.nullNode();
            case IndexedRecord record -> of(record);
            case Collection<?> items -> items(items);
            case Map<?, ?> map -> entries(map);
            case Instant instant -> NODES.textNode(instant.toString());
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> isInstant(schema) ? instant(number) : NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Enum<?> symbol -> NODES.textNode(symbol.name().toLowerCase(Locale.ROOT));
            case GenericEnumSymbol<?> symbol -> NODES.textNode(symbol.toString().toLowerCase(Locale.ROOT));
            default -> NODES.textNode(value.toString());
        };
    }

    private static JsonNode instant(long millis) {
        return NODES.textNode(Instant.ofEpochMilli(millis).toString());
    }

    /// A generic reader leaves an instant as the number it was written as.
    private static boolean isInstant(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().stream().anyMatch(RecordJson::isInstant)
                : schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    private static JsonNode items(Collection<?> items) {
        ArrayNode array = NODES.arrayNode(items.size());
        items.forEach(item -> array.add(plain(item)));
        return array;
    }

    private static JsonNode entries(Map<?, ?> map) {
        ObjectNode object = NODES.objectNode();
        map.forEach((key, item) -> object.set(key.toString(), plain(item)));
        return object;
    }

    /// Arrays and maps of ours hold records and strings only.
    private static JsonNode plain(Object item) {
        return item instanceof IndexedRecord record ? of(record) : NODES.textNode(item.toString());
    }
}
