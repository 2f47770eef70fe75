package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Refused;
import io.wiredesk.sink.analysis.ArticleFields;
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
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /// Of a document that the cluster takes and fails on; for what passes there is no limit.
    private static final int MOST_TRIES = 10;

    /// Of one request; far below what a node takes, and enough that the way there doesn't matter.
    private static final int MOST_CHARS = 4_000_000;

    /// Requests that a node works at, each on a thread of its own.
    private static final int AT_ONCE = 2;

    private static final ThreadFactory BULK =
            Thread.ofPlatform().daemon().name("opensearch-bulk-", 0).factory();

    private static final AvroSerde<EnrichedArticle> SERDE =
            new AvroSerde<>(EnrichedArticle.class, SchemaCatalogue.bundled());

    /// Where documents go.
    ///
    /// @param name of an index, or of an alias
    /// @param alias whether it is one: where it is gone, no index may be made in its name and by nobody's template
    record Target(String name, boolean alias) {
        private String path() {
            return name + "/_bulk?require_alias=" + alias;
        }
    }

    private record Item(IndexChange change, String lines) {}

    private record Versioned(String id, long version) {}

    private final Cluster cluster;
    private final String path;
    /// Of the same version the last one is left, so that requests can overtake each other.
    private final Map<Versioned, Item> items = new LinkedHashMap<>();

    Bulk(Cluster cluster, Target target) {
        this.cluster = cluster;
        this.path = target.path();
    }

    static EnrichedArticle decode(byte[] avro) {
        return SERDE.deserializer().deserialize("index", avro);
    }

    void put(IndexChange.Put put) {
        EnrichedArticle enriched = put.article();
        ObjectNode document = base(enriched.getId(), enriched.getRevision());
        document.put(Template.LIVE, "1");
        document.put(Template.AVRO, SERDE.serializer().serialize("index", enriched));
        byte[] vector = ArticleFields.vector(enriched);
        if (vector.length > 0) {
            document.put(Template.VECTOR, vector);
        }
        if (put.origin() != null) {
            document.put(Template.ORIGIN, put.origin().word());
        }
        document.put(
                ArticleFields.PUBLISHED, enriched.getArticle().getPublished().toEpochMilli());
        for (ArticleFields.Field field : ArticleFields.of(enriched)) {
            document.withArray(field.name()).add(field.value());
        }
        add(put, 2L * enriched.getRevision(), document);
    }

    void bury(IndexChange.Delete delete, int revision) {
        add(delete, 2L * revision + 1, base(delete.id(), revision));
    }

    private static ObjectNode base(String id, int revision) {
        return JSON.objectNode().put(ArticleFields.ID, id).put(ArticleFields.REVISION, revision);
    }

    private void add(IndexChange change, long version, ObjectNode document) {
        ObjectNode action = JSON.objectNode();
        action.putObject("index")
                .put("_id", change.id())
                .put("version", version)
                .put("version_type", "external_gte");
        var _ = items.put(new Versioned(change.id(), version), new Item(change, action + "\n" + document + "\n"));
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
        int chars = 0;
        for (Item item : items.values()) {
            if (!request.isEmpty() && chars + item.lines().length() > MOST_CHARS) {
                requests.add(request);
                request = new ArrayList<>();
                chars = 0;
            }
            request.add(item);
            chars += item.lines().length();
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
        StringBuilder body = new StringBuilder();
        batch.forEach(item -> body.append(item.lines()));
        JsonNode answers = cluster.call("POST", path, body.toString()).path("items");
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

    private static String reason(JsonNode answer) {
        return "OpenSearch answers " + answer.path("status").asInt() + ": "
                + answer.path("error").path("reason").asText("no reason given");
    }

    /// Sends one document for each partition, and makes all that was sent searchable.
    static void positions(Cluster cluster, Target target, Marks marks, Map<String, Long> next) {
        StringBuilder body = new StringBuilder();
        next.forEach((partition, offset) -> {
            ObjectNode action = JSON.objectNode();
            action.putObject("index").put("_id", marks.id(partition));
            ObjectNode document =
                    JSON.objectNode().put(Template.PARTITION, partition).put(marks.field(), offset);
            body.append(action).append('\n').append(document).append('\n');
        });
        JsonNode answer = cluster.call("POST", target.path() + "&refresh=true", body.toString());
        if (answer.path("errors").asBoolean()) {
            throw new IllegalStateException("OpenSearch doesn't take the positions: "
                    + reason(answer.path("items").path(0).path("index")));
        }
    }
}
