package io.wiredesk.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/// A schema registry over the REST paths that Confluent, Apicurio and Karapace share. Answers are remembered for good:
/// an id never changes its meaning. A schema the registry doesn't have is registered, and refused there if
/// incompatible.
/// Safe for concurrent use.
public final class SchemaRegistry implements SchemaSource {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Map<Subject, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    private record Subject(String name, Schema schema) {}

    /// @param base the registry's address, with or without a slash at its end
    public SchemaRegistry(URI base) {
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new Subject(subject, schema), this::register);
    }

    @Override
    public Schema byId(int id) {
        return schemas.computeIfAbsent(id, this::load);
    }

    private int register(Subject subject) {
        String body = JSON.createObjectNode()
                .put("schema", subject.schema().toString())
                .toString();
        String path = "subjects/" + URLEncoder.encode(subject.name(), StandardCharsets.UTF_8) + "/versions";
        HttpRequest request = request(path)
                .header("Content-Type", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request).path("id").asInt();
    }

    private Schema load(int id) {
        return new Schema.Parser()
                .parse(send(request("schemas/ids/" + id).GET().build())
                        .path("schema")
                        .asText());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Accept", MEDIA_TYPE);
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 404 && request.method().equals("GET")) {
                throw new UnknownSchemaException(
                        "the schema registry answered 404 to " + request.uri() + ": " + response.body());
            }
            if (response.statusCode() != 200) {
                throw new SchemaUnavailableException("the schema registry answered " + response.statusCode() + " to "
                        + request.method() + " " + request.uri() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new SchemaUnavailableException(
                    "the schema registry's answer to " + request.uri() + " is not JSON", e);
        } catch (IOException e) {
            throw new SchemaUnavailableException("the schema registry at " + base + " can't be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaUnavailableException("interrupted while asking " + request.uri(), e);
        }
    }
}
