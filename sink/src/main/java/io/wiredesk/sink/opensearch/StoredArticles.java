package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Origin;
import io.wiredesk.sink.Renames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What an index has of stories, as far as it is searchable.
record StoredArticles(Cluster cluster, String index) implements Renames.Indexed {
    private static final int MOST = 10_000;

    @Override
    public List<IndexChange.Put> with(String field, Set<String> values) throws IOException {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("size", MOST);
        ArrayNode fields = wanted.putArray("_source").add(Template.ORIGIN);
        SourceJson.WANTED.forEach(fields::add);
        ArrayNode terms = wanted.putObject("query").putObject("terms").putArray(field);
        values.forEach(terms::add);
        List<IndexChange.Put> found = new ArrayList<>();
        String path = index + "/_search?ignore_unavailable=true";
        for (JsonNode hit :
                cluster.call("POST", path, wanted.toString()).path("hits").path("hits")) {
            JsonNode source = hit.path("_source");
            found.add(new IndexChange.Put(
                    SourceJson.read(source),
                    Origin.of(source.path(Template.ORIGIN).textValue()).orElse(null)));
        }
        return found;
    }
}
