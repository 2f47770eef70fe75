package io.wiredesk.desk.record;

import io.wiredesk.news.Trend;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What rises, as the records of `news.trends` tell it: of each window of an entity or subject the newest record holds.
///
/// Threading: confined to one thread, or guarded by its owner.
public final class Trends {
    private static final Comparator<Trend> STRONGEST =
            Comparator.comparingDouble(Trend::getScore).reversed().thenComparing(Trend::getId);

    private final Map<Key, Trend> newest = new HashMap<>();

    private record Key(String id, Instant windowStart) {}

    /// Reads the topic to its end.
    ///
    /// @throws IllegalStateException with one line, when it can't be read
    public static Trends read(WireConfig wire) {
        Trends trends = new Trends();
        try (TopicScan<Trend> scan = TopicScan.open(
                wire, wire.names().trends(), wire.serde(Trend.class).deserializer())) {
            scan.toEnd((_, trend) -> {
                if (trend != null) {
                    trends.take(trend);
                }
            });
        }
        return trends;
    }

    /// Takes a record in.
    public void take(Trend trend) {
        var _ = newest.put(new Key(trend.getId(), trend.getWindowStart()), trend);
    }

    /// Forgets windows that ended before.
    public void forgetBefore(Instant end) {
        newest.values().removeIf(trend -> trend.getWindowEnd().isBefore(end));
    }

    /// What rose in the windows that end after an instant, each entity or subject once, in its strongest window; the
    /// strongest first.
    public List<Trend> rising(Instant after, int limit) {
        Map<String, Trend> strongest = new HashMap<>();
        newest.values().stream()
                .filter(trend -> trend.getRising() && trend.getWindowEnd().isAfter(after))
                .forEach(trend -> {
                    var _ = strongest.merge(trend.getId(), trend, (a, b) -> STRONGEST.compare(a, b) <= 0 ? a : b);
                });
        return strongest.values().stream().sorted(STRONGEST).limit(limit).toList();
    }

    /// The same of the last so many hours.
    public List<Trend> rising(Instant now, Duration last, int limit) {
        return rising(now.minus(last), limit);
    }
}
