package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A moment of the index that several pages are asked of: a point in time, in OpenSearch's words. A node holds few of
/// them; where it takes no more, pages are of the moment at which each is asked for.
///
/// Source: OpenSearch 3 documentation, "Point in Time".
final class Moment {
    /// Longest time between two pages.
    private static final String KEPT = "1m";

    private Moment() {}

    /// @return its id; empty where the cluster gives none
    static String open(Cluster cluster, String index) {
        Cluster.Answer answer = cluster.ask("POST", index + "/_search/point_in_time?keep_alive=" + KEPT, null);
        return answer.status() < 300 ? answer.body().path("pit_id").asText("") : "";
    }

    /// Asks at that moment; at the present one where the id is empty or the moment is over.
    ///
    /// @param body a search
    static JsonNode search(Cluster cluster, String index, String id, ObjectNode body) {
        if (!id.isEmpty()) {
            ObjectNode then = body.deepCopy();
            then.putObject("pit").put("id", id).put("keep_alive", KEPT);
            Cluster.Answer answer = cluster.ask("POST", "_search", then.toString());
            if (answer.status() != 404 && answer.status() != 400) {
                if (answer.status() >= 300) {
                    throw Cluster.refused("POST", "_search", answer);
                }
                return answer.body();
            }
        }
        return cluster.call("POST", index + "/_search?ignore_unavailable=true", body.toString());
    }

    /// Lets it go before its time; one that is gone already is no fault.
    static void close(Cluster cluster, String id) {
        if (!id.isEmpty()) {
            ObjectNode which = JsonNodeFactory.instance.objectNode();
            which.putArray("pit_id").add(id);
            var _ = cluster.ask("DELETE", "_search/point_in_time", which.toString());
        }
    }
}
