package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Origin;
import io.wiredesk.sink.Refused;
import io.wiredesk.sink.Renames;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.Likeness;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.QueryParser;
import io.wiredesk.sink.query.Ranking;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// The index in an OpenSearch cluster: two aliases, one to search and one to feed, behind them an index by a template
/// of ours. Articles are written before
/// the positions they reach, so that a crash between repeats articles, which versions make harmless.
public final class OpenSearchIndex implements SearchIndex {
    private static final int MOST_PARTITIONS = 10_000;

    private final Cluster cluster;
    private final Cluster patient;
    private final String name;
    private final String fed;
    private final Marks marks;
    private final Ranking ranking;
    private final InstantSource clock;

    /// @param name of an index
    /// @param marks which positions it goes by
    OpenSearchIndex(Cluster cluster, String name, Marks marks, InstantSource clock) {
        this(cluster, name, name, marks, Ranking.DEFAULT, clock);
    }

    private OpenSearchIndex(
            Cluster cluster, String name, String fed, Marks marks, Ranking ranking, InstantSource clock) {
        this.ranking = ranking;
        this.cluster = cluster;
        this.patient = cluster.patient();
        this.name = name;
        this.fed = fed;
        this.marks = marks;
        this.clock = clock;
    }

    /// Opens the index behind the alias; makes template, index and alias where there are none.
    ///
    /// @throws UncheckedIOException when the cluster can't be reached or doesn't want it
    /// @throws IllegalStateException when the index was built by another version of this program
    public static OpenSearchIndex open(SinkConfig.OpenSearch config) {
        return open(config, Ranking.DEFAULT, InstantSource.system());
    }

    static OpenSearchIndex open(SinkConfig.OpenSearch config, Ranking ranking, InstantSource clock) {
        Cluster cluster = new Cluster(config);
        try {
            Indexes indexes = new Indexes(cluster, config.alias());
            if (indexes.current().isEmpty()) {
                indexes.make(1, true);
            }
            if (indexes.fed().isEmpty()) {
                indexes.feed(indexes.current().orElseThrow());
            }
            indexes.checkLayout();
            return of(cluster, config, ranking, clock);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /// Opens the index for searching, without a word to the cluster: where there is none, nothing is found.
    static OpenSearchIndex openReader(SinkConfig.OpenSearch config, Ranking ranking) {
        return of(new Cluster(config), config, ranking, InstantSource.system());
    }

    /// By its aliases.
    private static OpenSearchIndex of(
            Cluster cluster, SinkConfig.OpenSearch config, Ranking ranking, InstantSource clock) {
        String fed = Indexes.fedAlias(config.alias());
        return new OpenSearchIndex(cluster, config.alias(), fed, Marks.FED, ranking, clock);
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("size", MOST_PARTITIONS);
        wanted.putObject("query").putObject("exists").put("field", marks.field());
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (JsonNode hit : patient.call("POST", fed + "/_search?ignore_unavailable=true", wanted.toString())
                .path("hits")
                .path("hits")) {
            String partition = hit.path("_source").path(Template.PARTITION).asText();
            int slash = partition.lastIndexOf('/');
            positions.put(
                    new TopicPartition(partition.substring(0, slash), Integer.parseInt(partition.substring(slash + 1))),
                    hit.path("_source").path(marks.field()).asLong());
        }
        return positions;
    }

    @Override
    public void apply(
            List<IndexChange> changes, Map<TopicPartition, Long> nextPositions, Consumer<List<Refused>> refused) {
        Bulk bulk = new Bulk(patient, target());
        Map<String, Integer> revisions = new HashMap<>();
        for (IndexChange change : renamed(changes)) {
            switch (change) {
                case IndexChange.Put put -> {
                    bulk.put(put);
                    revisions.merge(put.id(), put.article().getRevision(), Math::max);
                }
                case IndexChange.Delete delete -> {
                    int revision = Math.max(revisions.getOrDefault(delete.id(), 0), stored(delete.id()));
                    if (revision > 0) {
                        bulk.bury(delete, revision);
                    }
                }
            }
        }
        List<Refused> left = bulk.send();
        if (!left.isEmpty()) {
            refused.accept(left);
        }
        makeDurable(nextPositions);
    }

    private Bulk.Target target() {
        return new Bulk.Target(fed, !fed.equals(name));
    }

    private List<IndexChange> renamed(List<IndexChange> changes) {
        try {
            return Renames.settle(changes, new StoredArticles(patient, fed));
        } catch (IOException e) {
            throw new UncheckedIOException("the articles of a story can't be read from the index", e);
        }
    }

    private void makeDurable(Map<TopicPartition, Long> nextPositions) {
        if (nextPositions.isEmpty()) {
            JsonNode _ = patient.call("POST", fed + "/_refresh", null);
            return;
        }
        Bulk.positions(
                patient,
                target(),
                marks,
                nextPositions.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().topic() + "/"
                                        + entry.getKey().partition(),
                                Map.Entry::getValue)));
    }

    /// The revision that the cluster has, 0 where it has none.
    private int stored(String id) {
        return document(patient, fed, id, ArticleFields.REVISION)
                .path(ArticleFields.REVISION)
                .asInt(0);
    }

    /// @param fields that are wanted, with a comma between
    private static JsonNode document(Cluster asked, String index, String id, String fields) {
        String path =
                index + "/_doc/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        Cluster.Answer answer = asked.ask("GET", path + "?_source_includes=" + fields, null);
        if (answer.status() >= 300 && answer.status() != 404) {
            throw Cluster.refused("GET", path, answer);
        }
        return answer.body().path("_source");
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return asking(request).run(QueryParser.parse(request.query()));
    }

    @Override
    public Optional<SearchResult> similar(String id, SearchRequest request) {
        return article(id).map(article -> asking(request).run(Likeness.to(article)));
    }

    @Override
    public List<Hit> nearest(byte[] vector, String condition, int limit) {
        return asking(new SearchRequest(condition, Order.WORDS.word(), limit, null, Show.ARTICLES))
                .near(vector, QueryParser.parse(condition));
    }

    private Search asking(SearchRequest request) {
        return new Search(cluster, name, ranking, request, clock.millis());
    }

    @Override
    public Optional<EnrichedArticle> article(String id) {
        try {
            JsonNode source = document(cluster, name, id, String.join(",", SourceJson.WANTED));
            return source.has(Template.AVRO) ? Optional.of(SourceJson.read(source)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("article " + id + " can't be read from the index", e);
        }
    }

    @Override
    public Optional<Origin> origin(String id) {
        return Origin.of(document(cluster, name, id, Template.ORIGIN)
                .path(Template.ORIGIN)
                .textValue());
    }

    @Override
    public long count() {
        String live = "{\"query\":{\"term\":{\"" + Template.LIVE + "\":\"1\"}}}";
        return cluster.call("POST", name + "/_count?ignore_unavailable=true", live)
                .path("count")
                .asLong();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
