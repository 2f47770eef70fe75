package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/// Documents on their way into the cluster. Each carries a version made of its revision, and the cluster keeps the
/// highest: an article at revision r has 2r, its gravestone 2r + 1. So a deletion wins over the revisions before it,
/// and
/// the next revision over the deletion, in whichever order they come.
final class Bulk {
    /// Values of a document are apart by nothing, its two lines by the line's end that is written.
    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator("").build();
    /// Of a document that the cluster takes and fails on; for what passes there is no limit.
    private static final int MOST_TRIES = 10;

    /// Of one request; far below what a node takes, and enough that the way there doesn't matter.
    private static final int MOST_BYTES = 4_000_000;

    /// Requests that a node works at, each on a thread of its own.
    private static final int AT_ONCE = 2;

    private static final ThreadFactory BULK =
            Thread.ofPlatform().daemon().name("opensearch-bulk-", 0).factory();

    /// Where documents go.
    ///
    /// @param name of an index, or of an alias
    /// @param alias whether it is one: where it is gone, no index may be made in its name and by nobody's template
    record Target(String name, boolean alias) {
        private String path() {
            return name + "/_bulk?filter_path=items.*.status,items.*.error&require_alias=" + alias;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Neither changed nor compared.
    private record Item(IndexChange change, byte[] lines) {}

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private record Versioned(String id, long version) {}

    private final Cluster cluster;
    private final String path;
    /// Of the same version the last one is left, so that requests can overtake each other.
    private final Map<Versioned, Item> items = new LinkedHashMap<>();

    Bulk(Cluster cluster, Target target) {
        this.cluster = cluster;
        this.path = target.path();
    }

    void put(IndexChange.Put put) {
        add(put, 2L * put.article().getRevision(), json -> SourceJson.write(json, put));
    }

    void bury(IndexChange.Delete delete, int revision) {
        add(delete, 2L * revision + 1, json -> SourceJson.write(json, delete.id(), revision));
    }

    private void add(IndexChange change, long version, Fields fields) {
        byte[] lines = lines(
                json -> {
                    json.writeStringField("_id", change.id());
                    json.writeNumberField("version", version);
                    json.writeStringField("version_type", "external_gte");
                },
                fields);
        var _ = items.put(new Versioned(change.id(), version), new Item(change, lines));
    }

    /// Two lines of a request: what is done to which document, and the document.
    private static byte[] lines(Fields index, Fields document) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(lines)) {
            json.writeStartObject();
            json.writeObjectFieldStart("index");
            index.write(json);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
            json.writeStartObject();
            document.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("a document can't be written as JSON", e);
        }
        return lines.toByteArray();
    }

    /// Sends all, in several requests at once where they are many, those again that the cluster has no room for.
    ///
    /// @return what it will never take, such as an id that is too long
    List<Refused> send() {
        List<List<Item>> requests = requests();
        if (requests.size() == 1) {
            return send(requests.getFirst());
        }
        List<Refused> refused = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE, BULK)) {
            List<Future<List<Refused>>> sent = requests.stream()
                    .map(request -> hands.submit(() -> send(request)))
                    .toList();
            try {
                for (Future<List<Refused>> each : sent) {
                    refused.addAll(each.get());
                }
            } catch (ExecutionException e) {
                List<Runnable> _ = hands.shutdownNow();
                throw e.getCause() instanceof RuntimeException fault
                        ? fault
                        : new IllegalStateException("a bulk request failed", e.getCause());
            } catch (InterruptedException e) {
                List<Runnable> _ = hands.shutdownNow();
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException("interrupted while OpenSearch was fed", e));
            }
        }
        return refused;
    }

    private List<List<Item>> requests() {
        List<List<Item>> requests = new ArrayList<>();
        List<Item> request = new ArrayList<>();
        int bytes = 0;
        for (Item item : items.values()) {
            if (!request.isEmpty() && bytes + item.lines().length > MOST_BYTES) {
                requests.add(request);
                request = new ArrayList<>();
                bytes = 0;
            }
            request.add(item);
            bytes += item.lines().length;
        }
        requests.add(request);
        return requests;
    }

    private List<Refused> send(List<Item> request) {
        List<Refused> refused = new ArrayList<>();
        List<Item> left = request;
        for (int tries = 1; !left.isEmpty(); tries++) {
            List<String> reasons = new ArrayList<>();
            left = once(left, refused, reasons, tries >= MOST_TRIES);
            if (!left.isEmpty()) {
                cluster.waitBefore(tries, path, left.size() + " documents, of the first " + reasons.getFirst());
            }
        }
        return refused;
    }

    /// @param reasons why others are sent again
    /// @return those to be sent again
    private List<Item> once(List<Item> batch, List<Refused> refused, List<String> reasons, boolean last) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        batch.forEach(item -> body.writeBytes(item.lines()));
        JsonNode answers = answers(cluster.bulk(path, body.toByteArray()), batch.size());
        List<Item> again = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            JsonNode answer = answers.path(i).path("index");
            int status = answer.path("status").asInt();
            boolean moved = status == 404; // The index went between the alias and here; the alias knows another.
            boolean passing = status == 429 || status == 503 || moved;
            if (passing || (status >= 500 && !last)) {
                again.add(batch.get(i));
                reasons.add(reason(answer));
            } else if (status >= 300 && status != 409) { // 409: a newer one is there already.
                refused.add(new Refused(batch.get(i).change(), reason(answer)));
            }
        }
        return again;
    }

    /// One for each document, in their order.
    private static JsonNode answers(JsonNode answer, int documents) {
        JsonNode items = answer.path("items");
        if (items.size() != documents) {
            throw new IllegalStateException(
                    "OpenSearch answers for " + items.size() + " documents of " + documents + " in a bulk request");
        }
        return items;
    }

    private static String reason(JsonNode answer) {
        return "OpenSearch answers " + answer.path("status").asInt() + ": "
                + answer.path("error").path("reason").asText("no reason given");
    }

    /// Sends one document for each partition, and makes all that was sent searchable.
    static void positions(Cluster cluster, Target target, Marks marks, Map<String, Long> next) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        next.forEach((partition, offset) ->
                body.writeBytes(lines(json -> json.writeStringField("_id", marks.id(partition)), json -> {
                    json.writeStringField(Template.PARTITION, partition);
                    json.writeNumberField(marks.field(), offset);
                })));
        JsonNode answer = cluster.bulk(target.path() + "&refresh=true", body.toByteArray());
        for (JsonNode item : answers(answer, next.size())) {
            if (item.path("index").path("status").asInt() >= 300) {
                throw new IllegalStateException("OpenSearch doesn't take the positions: " + reason(item.path("index")));
            }
        }
    }
}
