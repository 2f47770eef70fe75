package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.sink.analysis.ArticleFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Documents on their way into the cluster. Each carries a version made of its revision, and the cluster keeps the
/// highest: an article at revision r has 2r, its gravestone 2r + 1. So a deletion wins over the revisions before it,
/// and
/// the next revision over the deletion, in whichever order they come.
final class Bulk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_TRIES = 10;
    private static final AvroSerde<EnrichedArticle> SERDE =
            new AvroSerde<>(EnrichedArticle.class, SchemaCatalogue.bundled());

    private record Item(String id, String lines) {}

    /// A document that the cluster won't take.
    record Refused(String id, String reason) {}

    private final Cluster cluster;
    private final String path;
    private final List<Item> items = new ArrayList<>();

    /// @param alias of the index
    Bulk(Cluster cluster, String alias) {
        this.cluster = cluster;
        this.path = alias + "/_bulk";
    }

    static EnrichedArticle decode(byte[] avro) {
        return SERDE.deserializer().deserialize("index", avro);
    }

    void put(EnrichedArticle enriched) {
        ObjectNode document = base(enriched.getId(), enriched.getRevision());
        document.put(Template.LIVE, "1");
        document.put(Template.AVRO, SERDE.serializer().serialize("index", enriched));
        document.put(
                ArticleFields.PUBLISHED, enriched.getArticle().getPublished().toEpochMilli());
        for (ArticleFields.Field field : ArticleFields.of(enriched)) {
            document.withArray(field.name()).add(field.value());
        }
        add(enriched.getId(), 2L * enriched.getRevision(), document);
    }

    void bury(String id, int revision) {
        add(id, 2L * revision + 1, base(id, revision));
    }

    private static ObjectNode base(String id, int revision) {
        return JSON.objectNode().put(ArticleFields.ID, id).put(ArticleFields.REVISION, revision);
    }

    private void add(String id, long version, ObjectNode document) {
        ObjectNode action = JSON.objectNode();
        action.putObject("index").put("_id", id).put("version", version).put("version_type", "external_gte");
        items.add(new Item(id, action + "\n" + document + "\n"));
    }

    /// Sends all, those again that the cluster has no room for.
    ///
    /// @return what it will never take, such as an id that is too long
    List<Refused> send() {
        List<Refused> refused = new ArrayList<>();
        List<Item> left = List.copyOf(items);
        for (int tries = 1; !left.isEmpty(); tries++) {
            List<Item> again = once(left, refused, tries == MOST_TRIES);
            if (!again.isEmpty()) {
                cluster.waitBefore(tries, path, again.size() + " documents found no room");
            }
            left = again;
        }
        return refused;
    }

    private List<Item> once(List<Item> batch, List<Refused> refused, boolean last) {
        StringBuilder body = new StringBuilder();
        batch.forEach(item -> body.append(item.lines()));
        JsonNode answers = cluster.call("POST", path, body.toString()).path("items");
        List<Item> again = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            JsonNode answer = answers.path(i).path("index");
            int status = answer.path("status").asInt();
            if (!last && (status == 429 || status >= 500)) {
                again.add(batch.get(i));
            } else if (status >= 300 && status != 409) { // 409: a newer one is there already.
                refused.add(new Refused(batch.get(i).id(), reason(answer)));
            }
        }
        return again;
    }

    private static String reason(JsonNode answer) {
        return "OpenSearch answers " + answer.path("status").asInt() + ": "
                + answer.path("error").path("reason").asText("no reason given");
    }

    /// Sends one document for each partition, and makes all that was sent searchable.
    static void positions(Cluster cluster, String alias, Map<String, Long> next) {
        StringBuilder body = new StringBuilder();
        next.forEach((partition, offset) -> {
            ObjectNode action = JSON.objectNode();
            action.putObject("index").put("_id", "position/" + partition);
            ObjectNode document =
                    JSON.objectNode().put(Template.PARTITION, partition).put(Template.NEXT, offset);
            body.append(action).append('\n').append(document).append('\n');
        });
        JsonNode answer = cluster.call("POST", alias + "/_bulk?refresh=true", body.toString());
        if (answer.path("errors").asBoolean()) {
            throw new IllegalStateException("OpenSearch doesn't take the positions: "
                    + reason(answer.path("items").path(0).path("index")));
        }
    }
}
