package io.wiredesk.desk.web;

import io.wiredesk.desk.record.TopicFollower;
import io.wiredesk.news.Alert;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.config.WireConfig;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The saved searches and the last alerts, followed in the background.
///
/// Threading: safe for concurrent use.
final class AlertDirectory implements AutoCloseable {
    /// The newest of them; older ones stay in the topic.
    private static final int MAX_ALERTS = 2_000;

    private static final Comparator<Alert> NEWEST =
            Comparator.comparing(Alert::getAt).reversed().thenComparing(Alert::getId);

    private final Map<String, SavedSearch> searches = new HashMap<>();
    private final SequencedMap<String, Alert> alerts = new LinkedHashMap<>();
    private final TopicFollower<SavedSearch> followingSearches;
    private final TopicFollower<Alert> followingAlerts;

    private AlertDirectory(WireConfig wire) {
        followingSearches =
                TopicFollower.start(wire, wire.names().savedSearches(), SavedSearch.class, this::takeSearch);
        followingAlerts = TopicFollower.start(wire, wire.names().alerts(), Alert.class, (_, alert) -> takeAlert(alert));
    }

    static AlertDirectory start(WireConfig wire) {
        return new AlertDirectory(wire);
    }

    private synchronized void takeSearch(String id, @Nullable SavedSearch search) {
        if (search == null) {
            searches.remove(id);
        } else {
            searches.put(id, search);
        }
    }

    private synchronized void takeAlert(@Nullable Alert alert) {
        if (alert != null) {
            var _ = alerts.putLast(alert.getId(), alert);
            if (alerts.size() > MAX_ALERTS) {
                var _ = alerts.pollFirstEntry();
            }
        }
    }

    /// By name.
    synchronized List<SavedSearch> searches() {
        return searches.values().stream()
                .sorted(Comparator.comparing(SavedSearch::getName).thenComparing(SavedSearch::getId))
                .toList();
    }

    synchronized Optional<SavedSearch> search(String id) {
        return Optional.ofNullable(searches.get(id));
    }

    /// The newest first.
    ///
    /// @param searchId of this search only; null of all
    synchronized List<Alert> newest(@Nullable String searchId, int limit) {
        return alerts.values().stream()
                .filter(alert -> searchId == null || alert.getSearchId().equals(searchId))
                .sorted(NEWEST)
                .limit(limit)
                .toList();
    }

    @Override
    public void close() {
        followingSearches.close();
        followingAlerts.close();
    }
}
