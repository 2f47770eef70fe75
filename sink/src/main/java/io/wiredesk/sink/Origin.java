package io.wiredesk.sink;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an article in the index came from: its record in the topic of enriched articles.
///
/// @param indexed when it was put into the index, right before it could be found
public record Origin(int partition, long offset, Instant indexed) {
    /// As one word that an index keeps beside the article.
    public String word() {
        return partition + ":" + offset + ":" + indexed.toEpochMilli();
    }

    /// @param word as [#word] made it; null, as articles have none that were put in otherwise
    public static Optional<Origin> of(@Nullable String word) {
        if (word == null || !word.matches("\\d{1,9}:\\d{1,18}:\\d{1,18}")) {
            return Optional.empty();
        }
        String[] parts = word.split(":", -1);
        return Optional.of(new Origin(
                Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2]))));
    }
}
