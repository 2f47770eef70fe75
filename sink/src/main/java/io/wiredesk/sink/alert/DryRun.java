package io.wiredesk.sink.alert;

import io.wiredesk.news.Alert;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.sink.alert.Alerts.Candidate;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a search would have told of, had it been there: the same matching, the same once. Confined to one thread.
public final class DryRun implements AutoCloseable {
    private final StandingQueries queries = new StandingQueries();
    private final Set<String> told = new HashSet<>();

    public DryRun(SavedSearch search) {
        queries.put(SavedSearch.newBuilder(search).setCreatedAt(Instant.EPOCH).build());
    }

    /// The alert that the article would have given, if it had.
    public Optional<Alert> tell(EnrichedArticle article) {
        for (Candidate candidate : Alerts.of(article, queries)) {
            boolean given = candidate.once().stream().anyMatch(told::contains);
            told.addAll(candidate.once());
            if (!given) {
                return Optional.of(candidate.alert());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        queries.close();
    }
}
