package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.schemas.SchemaVersion;
import io.wiredesk.schemas.TopicSpec;
import io.wiredesk.schemas.config.WireConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/// The program's own catalogue as a schema registry, read-only, so that clients of other languages can decode.
///
/// Source: Confluent Schema Registry API reference, "Schemas" and "Subjects".
final class RegistryRoutes {
    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final int NO_SUBJECT = 40_401;
    private static final int NO_VERSION = 40_402;
    private static final int NO_SCHEMA = 40_403;

    private final WireConfig wire;
    private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();

    RegistryRoutes(WireConfig wire) {
        this.wire = wire;
    }

    void add(RoutesConfig routes) {
        routes.get("/schemas/ids/{id}", this::byId);
        routes.get("/schemas/types", context -> answer(context, strings(List.of("AVRO"))));
        routes.get(
                "/subjects", context -> answer(context, strings(wire.catalogue().subjects())));
        routes.get("/subjects/{subject}/versions", this::versions);
        routes.get("/subjects/{subject}/versions/{version}", this::version);
    }

    private void byId(Context context) {
        Optional<SchemaVersion> found = number(context.pathParam("id")).flatMap(catalogue::find);
        found.ifPresentOrElse(
                version -> answer(
                        context,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("schema", version.schema().toString())),
                () -> missing(context, NO_SCHEMA, "Schema " + context.pathParam("id") + " not found."));
    }

    private void versions(Context context) {
        List<SchemaVersion> versions = ofSubject(context.pathParam("subject"));
        if (versions.isEmpty()) {
            missing(context, NO_SUBJECT, "Subject '" + context.pathParam("subject") + "' not found.");
            return;
        }
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        versions.forEach(version -> numbers.add(version.version()));
        answer(context, numbers);
    }

    private void version(Context context) {
        String subject = context.pathParam("subject");
        List<SchemaVersion> versions = ofSubject(subject);
        String wanted = context.pathParam("version");
        Optional<SchemaVersion> found = wanted.equals("latest")
                ? versions.stream().reduce((_, newer) -> newer)
                : versions.stream()
                        .filter(v -> Integer.toString(v.version()).equals(wanted))
                        .findFirst();
        found.ifPresentOrElse(
                v -> answer(
                        context,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("subject", subject)
                                .put("id", v.id())
                                .put("version", v.version())
                                .put("schema", v.schema().toString())),
                () -> missing(
                        context,
                        versions.isEmpty() ? NO_SUBJECT : NO_VERSION,
                        versions.isEmpty() ? "Subject '" + subject + "' not found." : "Version not found."));
    }

    private List<SchemaVersion> ofSubject(String subject) {
        return wire.catalogue().topics().stream()
                .filter(topic -> subject.equals(topic.name() + "-value"))
                .map(TopicSpec::value)
                .flatMap(java.util.stream.Stream::ofNullable)
                .map(Schema::getName)
                .findFirst()
                .map(catalogue::versions)
                .orElse(List.of());
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static void answer(Context context, JsonNode json) {
        context.contentType(JSON).result(json.toString());
    }

    /// Registry clients expect their own form of error.
    private static void missing(Context context, int code, String message) {
        context.status(404);
        answer(
                context,
                JsonNodeFactory.instance
                        .objectNode()
                        .setAll(Map.<String, JsonNode>of(
                                "error_code", JsonNodeFactory.instance.numberNode(code),
                                "message", JsonNodeFactory.instance.textNode(message))));
    }
}
