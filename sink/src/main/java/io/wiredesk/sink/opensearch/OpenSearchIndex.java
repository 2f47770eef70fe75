package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.query.QueryParser;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// The index in an OpenSearch cluster: an alias, behind it an index by a template of ours. Articles are written before
/// the positions they reach, so that a crash between repeats articles, which versions make harmless.
public final class OpenSearchIndex implements SearchIndex {
    private static final int MOST_PARTITIONS = 10_000;

    private final Cluster cluster;
    private final String alias;
    private final InstantSource clock;

    private OpenSearchIndex(Cluster cluster, String alias, InstantSource clock) {
        this.cluster = cluster;
        this.alias = alias;
        this.clock = clock;
    }

    /// Opens the index behind an alias; makes template, index and alias where there are none.
    ///
    /// @throws UncheckedIOException when the cluster can't be reached or doesn't want it
    public static OpenSearchIndex open(URI cluster, String alias) {
        return open(cluster, alias, InstantSource.system());
    }

    static OpenSearchIndex open(URI address, String alias, InstantSource clock) {
        OpenSearchIndex index = new OpenSearchIndex(new Cluster(address), alias, clock);
        try {
            index.prepare();
            return index;
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private void prepare() {
        JsonNode _ = cluster.call(
                "PUT", "_index_template/" + alias, Template.of(alias).toString());
        if (cluster.ask("HEAD", "_alias/" + alias, null).status() != 404) {
            return;
        }
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        index.putObject("aliases").putObject(alias);
        Cluster.Answer made = cluster.ask("PUT", alias + "-1", index.toString());
        boolean another = made.status() == 400 // Another sink was quicker.
                && made.body().path("error").path("type").asText("").equals("resource_already_exists_exception");
        if (made.status() >= 300 && !another) {
            throw Cluster.refused("PUT", alias + "-1", made);
        }
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("size", MOST_PARTITIONS);
        wanted.putObject("query").putObject("exists").put("field", Template.NEXT);
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (JsonNode hit : cluster.call("POST", alias + "/_search", wanted.toString())
                .path("hits")
                .path("hits")) {
            String partition = hit.path("_source").path(Template.PARTITION).asText();
            int slash = partition.lastIndexOf('/');
            positions.put(
                    new TopicPartition(partition.substring(0, slash), Integer.parseInt(partition.substring(slash + 1))),
                    hit.path("_source").path(Template.NEXT).asLong());
        }
        return positions;
    }

    @Override
    public void apply(List<IndexChange> changes, Map<TopicPartition, Long> nextPositions) {
        Bulk bulk = new Bulk(cluster, alias);
        Map<String, Integer> revisions = new HashMap<>();
        for (IndexChange change : changes) {
            switch (change) {
                case IndexChange.Put(EnrichedArticle article) -> {
                    bulk.put(article);
                    revisions.merge(article.getId(), article.getRevision(), Math::max);
                }
                case IndexChange.Delete(String id) -> {
                    int revision = Math.max(revisions.getOrDefault(id, 0), stored(id));
                    if (revision > 0) {
                        bulk.bury(id, revision);
                    }
                }
            }
        }
        List<Bulk.Refused> refused = bulk.send();
        if (!refused.isEmpty()) {
            throw new UncheckedIOException(
                    new IOException(refused.size() + " documents can't be indexed, the first " + refused.getFirst()));
        }
        makeDurable(nextPositions);
    }

    private void makeDurable(Map<TopicPartition, Long> nextPositions) {
        if (nextPositions.isEmpty()) {
            JsonNode _ = cluster.call("POST", alias + "/_refresh", null);
            return;
        }
        Bulk.positions(
                cluster,
                alias,
                nextPositions.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().topic() + "/"
                                        + entry.getKey().partition(),
                                Map.Entry::getValue)));
    }

    /// The revision that the cluster has, 0 where it has none.
    private int stored(String id) {
        return document(id, ArticleFields.REVISION).path(ArticleFields.REVISION).asInt(0);
    }

    private JsonNode document(String id, String field) {
        String path =
                alias + "/_doc/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        Cluster.Answer answer = cluster.ask("GET", path + "?_source_includes=" + field, null);
        if (answer.status() >= 300 && answer.status() != 404) {
            throw Cluster.refused("GET", path, answer);
        }
        return answer.body().path("_source");
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return new Search(cluster, alias, clock, request).run(QueryParser.parse(request.query()));
    }

    @Override
    public Optional<EnrichedArticle> article(String id) {
        try {
            JsonNode avro = document(id, Template.AVRO).path(Template.AVRO);
            return avro.isMissingNode() ? Optional.empty() : Optional.of(Bulk.decode(avro.binaryValue()));
        } catch (IOException e) {
            throw new UncheckedIOException("article " + id + " can't be read from the index", e);
        }
    }

    @Override
    public long count() {
        String live = "{\"query\":{\"term\":{\"" + Template.LIVE + "\":\"1\"}}}";
        return cluster.call("POST", alias + "/_count", live).path("count").asLong();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
