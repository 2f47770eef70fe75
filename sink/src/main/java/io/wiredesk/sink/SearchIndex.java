package io.wiredesk.sink;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Articles that can be searched, and how far into the topic they reach.
///
/// Threading: [#apply] and [#renew] by one thread at a time; everything else by any thread at any time.
/// Failures of the disk or the network come as [java.io.UncheckedIOException].
public interface SearchIndex extends AutoCloseable {
    /// The next offset to read of each partition, as of the last durable change; empty for a new index.
    Map<TopicPartition, Long> positions();

    /// Applies changes in order and makes them durable together with the positions: after a crash both are there or
    /// neither. Idempotent: an older revision never overwrites a newer one, nor does it undo a deletion.
    /// Articles whose story was taken in by another get that one's name ([Renames]).
    ///
    /// @param nextPositions the next offset to read of each partition that moved; others keep theirs
    /// @param refused is told of the articles that the index won't take, before the positions pass them
    void apply(List<IndexChange> changes, Map<TopicPartition, Long> nextPositions, Consumer<List<Refused>> refused);

    /// The same, where every article must be taken.
    ///
    /// @throws IllegalStateException when one is not
    default void apply(List<IndexChange> changes, Map<TopicPartition, Long> nextPositions) {
        apply(changes, nextPositions, refused -> {
            throw new IllegalStateException(refused.size() + " articles are refused, the first: " + refused.getFirst());
        });
    }

    /// Takes up the index that was built beside this one, where one waits. Searches see this one until the other has
    /// reached what this one had.
    ///
    /// @return whether one waited: feeding goes on from [#positions], which have changed
    default boolean renew() {
        return false;
    }

    /// One page of hits.
    ///
    /// @throws io.wiredesk.sink.query.QuerySyntaxException when the query can't be read
    /// @throws io.wiredesk.sink.query.BadSearchException when the cursor is not of this search
    SearchResult search(SearchRequest request);

    /// The articles most like one, without itself: those that share what it is about and the words of its title.
    ///
    /// @param request limit, and what is shown; its query counts for nothing
    /// @return empty where there is no such article
    Optional<SearchResult> similar(String id, SearchRequest request);

    /// The articles nearest to a vector, exactly, the nearest first; those without one are passed over.
    ///
    /// @param vector as articles have it
    /// @param condition that they meet, in the query language
    /// @return hits whose score is the cosine, without snippets
    /// @throws io.wiredesk.sink.query.QuerySyntaxException when the condition can't be read
    List<Hit> nearest(byte[] vector, String condition, int limit);

    /// The newest revision of one article.
    Optional<EnrichedArticle> article(String id);

    /// Where the newest revision of an article came from; empty where nobody said so, or there is no such article.
    Optional<Origin> origin(String id);

    /// Articles in the index.
    long count();

    @Override
    void close();
}
