package io.wiredesk.bench.path;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Origin;
import io.wiredesk.sink.Refused;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/// An index that counts what it is given and keeps nothing, so that nothing is found.
record NoIndex(Pace pace) implements SearchIndex {
    @Override
    public Map<TopicPartition, Long> positions() {
        return Map.of();
    }

    @Override
    public void apply(
            List<IndexChange> changes, Map<TopicPartition, Long> nextPositions, Consumer<List<Refused>> refused) {
        pace.came(changes.size());
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return new SearchResult(0, List.of(), null, Map.of(), null);
    }

    @Override
    public Optional<SearchResult> similar(String id, SearchRequest request) {
        return Optional.empty();
    }

    @Override
    public List<Hit> nearest(byte[] vector, String condition, int limit) {
        return List.of();
    }

    @Override
    public Optional<EnrichedArticle> article(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<Origin> origin(String id) {
        return Optional.empty();
    }

    @Override
    public long count() {
        return 0;
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
